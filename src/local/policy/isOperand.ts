import { isIP } from "node:net";

const YEAR = String.raw`\d{4}`;
const TIME = String.raw`T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)`;
const DATE = new RegExp(`^${YEAR}(?:-\\d\\d(?:-\\d\\d(?:${TIME})?)?)?$`);
const EPOCH = /^-?\d{5,}(?:\.\d+)?$/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** Whether a condition operator can compare with a value of a policy. Operators for strings and ARNs take any text. */
export function isOperand(operator: string, value: string): boolean {
  if (operator === "Bool" || operator === "Null") {
    return /^(?:true|false)$/i.test(value);
  }
  if (operator.startsWith("Numeric")) {
    return NUMBER.test(value);
  }
  if (operator.startsWith("Date")) {
    return EPOCH.test(value) || (DATE.test(value) && !Number.isNaN(Date.parse(value)));
  }
  return !operator.endsWith("IpAddress") || isAddressRange(value);
}

/** Whether text is an address, or a range such as `192.0.2.0/24`. */
function isAddressRange(text: string): boolean {
  const [address = "", bits = "0", ...others] = text.split("/");
  const family = isIP(address);
  return (
    family !== 0 && others.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)
  );
}
