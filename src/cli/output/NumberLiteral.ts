/**
 * A number as it was written, for numbers that JavaScript would print in another way than the AWS CLI: `1.0`, which
 * stays a fraction there, and integers beyond 2^53.
 */
export class NumberLiteral {
  /** The number as the AWS CLI prints it. */
  readonly text: string;

  /** Takes a JSON number. */
  constructor(json: string) {
    this.text = /[.eE]/.test(json) ? fractionText(Number(json)) : BigInt(json).toString();
  }
}

/** The text of a fraction: the shortest digits, with an exponent from 1e16 and below 1e-4. */
export function fractionText(value: number): string {
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
