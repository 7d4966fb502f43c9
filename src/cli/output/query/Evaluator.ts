import type { Node, OperatorName } from "jmespath";
import { isString } from "../../../runtime/typeGuards.js";
import type { OutputValue } from "../OutputValue.js";
import { type Argument, callFunction } from "./functions.js";
import { isNumber, type QueryNumber } from "./numbers.js";
import { sliceOf } from "./sliceOf.js";
import { compare, isEqual, isFalse, isList, isObject } from "./values.js";

type Comparator = Extract<Node, { type: "Comparator" }>;
type Operator = Extract<Node, { type: OperatorName }>;

/**
 * Evaluates JMESPath expressions with the numbers of Python, the language of the AWS CLI, in which `1.0` stays a fraction
 * and whole numbers have any size. The package `jmespath` parses them, and has only the numbers of JavaScript.
 */
export class Evaluator {
  readonly #marks: ReadonlyMap<string, QueryNumber>;
  readonly #literals = new Map<Node, OutputValue>();

  /** Takes the numbers that marks in the expression stand for. */
  constructor(marks: ReadonlyMap<string, QueryNumber>) {
    this.#marks = marks;
  }

  /**
   * Evaluates a node.
   *
   * @throws an error for an unknown function, or an argument of the wrong type.
   */
  visit(node: Node | undefined, value: OutputValue): OutputValue {
    if (node === undefined) {
      return null;
    }
    switch (node.type) {
      case "Field":
        return isObject(value) && Object.hasOwn(value, node.name) ? (value[node.name] ?? null) : null;
      case "Index":
        return isList(value) ? (value.at(node.value) ?? null) : null;
      case "Slice":
        return isList(value) ? sliceOf(value, node.children) : null;
      case "Literal":
        return this.#literal(node);
      case "Identity":
      case "Current":
        return value;
      case "Function":
        return callFunction(node.name, this.#arguments(node.children, value));
      case "Comparator":
        return this.#compare(node, value);
      case "MultiSelectHash":
        return value === null
          ? null
          : Object.fromEntries(node.children.map((pair) => [pair.name, this.visit(pair.value, value)]));
      case "MultiSelectList":
        return value === null ? null : node.children.map((child) => this.visit(child, value));
      default:
        return this.#operator(node, value);
    }
  }

  #compare({ name, children: [left, right] }: Comparator, value: OutputValue): OutputValue {
    const [first, second] = [this.visit(left, value), this.visit(right, value)];
    if (name === "EQ" || name === "NE") {
      return isEqual(first, second) === (name === "EQ");
    }
    const order = compare(first, second);
    if (order === undefined && isComparable(first) && isComparable(second)) {
      throw new Error("a number and a string cannot be compared");
    }
    return order === undefined ? null : HOLDS[name](order);
  }

  #operator({ type, children }: Operator, value: OutputValue): OutputValue {
    const [first, second, third] = children;
    switch (type) {
      case "Projection":
        return this.#project(this.visit(first, value), second);
      case "ValueProjection": {
        const base = this.visit(first, value);
        return this.#project(isObject(base) ? Object.values(base) : null, second);
      }
      case "FilterProjection": {
        const base = this.visit(first, value);
        return this.#project(
          isList(base) ? base.filter((item) => !isFalse(this.visit(third, item))) : null,
          second,
        );
      }
      case "Flatten": {
        const base = this.visit(first, value);
        return isList(base) ? base.flat() : null;
      }
      case "OrExpression": {
        const left = this.visit(first, value);
        return isFalse(left) ? this.visit(second, value) : left;
      }
      case "AndExpression": {
        const left = this.visit(first, value);
        return isFalse(left) ? left : this.visit(second, value);
      }
      case "NotExpression":
        return isFalse(this.visit(first, value));
      default:
        return children.reduce((result: OutputValue, child) => this.visit(child, result), value);
    }
  }

  #project(base: OutputValue, then: Node | undefined): OutputValue {
    return isList(base) ? base.map((item) => this.visit(then, item)).filter((item) => item !== null) : null;
  }

  #arguments(children: readonly Node[], value: OutputValue): Argument[] {
    return children.map((child) =>
      child.type === "ExpressionReference"
        ? (item: OutputValue) => this.visit(child.children[0], item)
        : this.visit(child, value),
    );
  }

  /** One value for each literal, so that YAML prints it once. */
  #literal(node: Extract<Node, { type: "Literal" }>): OutputValue {
    const known = this.#literals.get(node);
    if (known !== undefined) {
      return known;
    }
    const value = this.#withNumbers(node.value);
    this.#literals.set(node, value);
    return value;
  }

  #withNumbers(value: OutputValue): OutputValue {
    if (isString(value)) {
      return this.#marks.get(value) ?? value;
    }
    if (isList(value)) {
      return value.map((item) => this.#withNumbers(item));
    }
    return isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.#withNumbers(item)]))
      : value;
  }
}

const isComparable = (value: OutputValue): boolean => isNumber(value) || isString(value);

const HOLDS = {
  GT: (order: number) => order > 0,
  GTE: (order: number) => order >= 0,
  LT: (order: number) => order < 0,
  LTE: (order: number) => order <= 0,
} as const;
