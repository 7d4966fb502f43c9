/**
 * A number that JavaScript would print in another way than the AWS CLI, which is written in Python: a fraction, which stays
 * one there (`1.0`), or a whole number beyond 2^53.
 */
export class NumberLiteral {
  /** A number is a fraction, even if it is whole; a bigint is a whole number. */
  readonly value: number | bigint;

  constructor(value: number | bigint) {
    this.value = value;
  }

  /** The number as the AWS CLI prints it. */
  get text(): string {
    return typeof this.value === "bigint" ? this.value.toString() : fractionText(this.value);
  }
}

/** The text of a fraction: the shortest digits, with an exponent from 1e16 and below 1e-4. */
export function fractionText(value: number): string {
  if (Number.isNaN(value)) {
    return "nan";
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? "inf" : "-inf";
  }
  const [digits = "", exponentText = "0"] = value.toExponential().split("e");
  const exponent = Number(exponentText);
  if (Object.is(value, -0)) {
    return "-0.0";
  }
  if (exponent >= 16 || exponent < -4) {
    const sign = exponent < 0 ? "-" : "+";
    return `${digits}e${sign}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  if (exponent < 0) {
    const sign = value < 0 ? "-" : "";
    return `${sign}0.${"0".repeat(-exponent - 1)}${digits.replace(/[-.]/g, "")}`;
  }
  const text = String(value);
  return text.includes(".") ? text : `${text}.0`;
}
