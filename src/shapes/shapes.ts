/**
 * The declaration language. A shape says what a value is on the wire and which bounds the service documents for it.
 * Serialization, deserialization, validation, redaction and the decoding in LocalKms all follow it.
 */

/** Inclusive bounds: of a length in bytes, characters or items, or of a number's value. */
export interface Bounds {
  /** The smallest allowed. Default: no lower bound. */
  readonly min?: number;
  /** The largest allowed. Default: no upper bound. */
  readonly max?: number;
}

/** Keeps a value out of logs. */
export interface Sensitivity {
  /** Whether the value is a secret; logs then show a placeholder. Default: `false`. */
  readonly sensitive?: boolean;
}

/** Bytes, base64 on the wire. Bounds count the bytes before encoding. */
export interface BlobShape extends Bounds, Sensitivity {
  /** The kind of shape. */
  readonly type: "blob";
}

/** Text. Bounds count characters: Unicode scalar values. */
export interface StringShape extends Bounds, Sensitivity {
  /** The kind of shape. */
  readonly type: "string";
  /** The pattern that the text has to match; begin it with `^` and end it with `$` for the whole text. Default: any text. */
  readonly pattern?: RegExp;
}

/** One of a fixed set of strings. Responses may contain others: the service adds values over time. */
export interface EnumShape<T extends string> {
  /** The kind of shape. */
  readonly type: "enum";
  /** The values that the service documents. */
  readonly values: readonly T[];
  /** Never set. It makes the compiler name a missing value. */
  readonly exactly?: { readonly [Value in T]: Value };
}

/** An enumeration whose values the compiler does not know. */
export type AnyEnumShape = Omit<EnumShape<string>, "exactly">;

/** `true` or `false`. */
export interface BooleanShape {
  /** The kind of shape. */
  readonly type: "boolean";
}

/** A whole number. Bounds are on its value. */
export interface IntegerShape extends Bounds {
  /** The kind of shape. */
  readonly type: "integer";
}

/** A point in time: a `Date` in the program, seconds since 1970 on the wire. */
export interface TimestampShape {
  /** The kind of shape. */
  readonly type: "timestamp";
}

/** A list of values of one shape. Bounds count its items. */
export interface ListShape<Member = unknown> extends Bounds {
  /** The kind of shape. */
  readonly type: "list";
  /** The shape of each item. */
  readonly member: Member;
}

/** A map from string to string, such as an encryption context. */
export interface MapShape {
  /** The kind of shape. */
  readonly type: "map";
}

/** An object with known members. */
export interface StructureShape<Table = StructureMembers> {
  /** The kind of shape. */
  readonly type: "structure";
  /** The shape of each member. */
  readonly members: Table;
  /** The same as a list, made once: a call iterates it three times. */
  readonly entries: readonly (readonly [name: string, shape: MemberShape])[];
}

/** Any shape. */
export type Shape =
  | BlobShape
  | StringShape
  | AnyEnumShape
  | BooleanShape
  | IntegerShape
  | TimestampShape
  | ListShape<Shape>
  | MapShape
  | StructureShape;

/** Marks a required member: the caller passes it in an input, the service sends it in an output. */
export interface Presence {
  /** Whether the member is required. Default: `false`. */
  readonly required?: boolean;
}

/** The shape of one member of a structure. */
export type MemberShape = Shape & Presence;

/** The members of a structure by name, for code that walks shapes. */
export type StructureMembers = { readonly [name: string]: MemberShape };

/** The one shape that a TypeScript type has. */
export type ShapeFor<T> = [T] extends [Uint8Array]
  ? BlobShape
  : [T] extends [boolean]
    ? BooleanShape
    : [T] extends [number]
      ? IntegerShape
      : [T] extends [Date]
        ? TimestampShape
        : [T] extends [string]
          ? string extends T
            ? StringShape
            : EnumShape<T>
          : [T] extends [readonly (infer Item)[]]
            ? ListShape<ShapeFor<Item>>
            : [T] extends [(...args: never) => unknown]
              ? never
              : string extends keyof T
                ? [T] extends [Record<string, string>]
                  ? MapShape
                  : never
                : StructureShape<MembersFor<T>>;

/** The names of the members of an interface; `$metadata` is not on the wire. */
export type MemberName<T> = Exclude<keyof T, "$metadata"> & string;

/**
 * The table that belongs to an interface: one entry for each member, of the one shape that fits its type, inside
 * `required()` exactly when the member is not optional.
 */
export type MembersFor<T> = {
  readonly [Name in MemberName<T>]: ShapeFor<NonNullable<T[Name]>> &
    (undefined extends T[Name] ? { readonly required?: false } : { readonly required: true });
};

/** Declares bytes. */
export const blob = (options: Bounds & Sensitivity = {}): BlobShape => ({ type: "blob", ...options });

/** Declares text. */
export const string = (options: Omit<StringShape, "type"> = {}): StringShape => ({
  type: "string",
  ...options,
});

/** Declares one of a fixed set of strings, from the constant object that lists them, or from an array. */
export const enumeration = <const Value extends string>(
  values: readonly Value[] | Readonly<Record<string, Value>>,
): EnumShape<Value> => ({ type: "enum", values: Object.values(values) });

/** Declares `true` or `false`. */
export const boolean = (): BooleanShape => ({ type: "boolean" });

/** Declares a whole number. */
export const integer = (bounds: Bounds = {}): IntegerShape => ({ type: "integer", ...bounds });

/** Declares a point in time. */
export const timestamp = (): TimestampShape => ({ type: "timestamp" });

/** Declares a list. */
export const list = <Member extends Shape>(member: Member, bounds: Bounds = {}): ListShape<Member> => ({
  type: "list",
  member,
  ...bounds,
});

/** Declares a map from string to string. */
export const map = (): MapShape => ({ type: "map" });

/** Declares an object with known members. */
export function structure<T>(members: MembersFor<T>): StructureShape<MembersFor<T>>;
export function structure(members: StructureMembers): StructureShape {
  return { type: "structure", members, entries: Object.entries(members) };
}

/** Declares that a member is required. */
export const required = <S extends Shape>(shape: S): S & { readonly required: true } => ({
  ...shape,
  required: true,
});

/** What the operations of users are declared with: `const { required, string } = shapes`. */
export const shapes = {
  blob,
  boolean,
  enumeration,
  integer,
  list,
  map,
  required,
  string,
  structure,
  timestamp,
} as const;
