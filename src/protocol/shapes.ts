// The little language that operations are declared in. A shape says what a value is on the wire and which bounds the
// service documents for it; from it come serialization, deserialization, validation, redaction and the decoding in a
// server.

/** Inclusive bounds: of a length in bytes, characters or items, or of a number's value. */
export interface Bounds {
  /** The smallest that is allowed; without it there is no lower bound. */
  readonly min?: number;
  /** The largest that is allowed; without it there is no upper bound. */
  readonly max?: number;
}

/** Keeps a value out of logs. */
export interface Sensitivity {
  /** Whether the value is a secret; logs then show a placeholder. Default: `false`. */
  readonly sensitive?: boolean;
}

/** Bytes, base64 on the wire. Bounds count the bytes before they are encoded. */
export interface BlobShape extends Bounds, Sensitivity {
  /** Tells the shapes apart. */
  readonly type: "blob";
}

/** Text. Bounds count characters. */
export interface StringShape extends Bounds, Sensitivity {
  /** Tells the shapes apart. */
  readonly type: "string";
  /** What the whole text has to match; without it any text will do. */
  readonly pattern?: RegExp;
}

/** One of a fixed set of texts. Answers may hold others: the service adds values over time. */
export interface EnumShape<T extends string> {
  /** Tells the shapes apart. */
  readonly type: "enum";
  /** The values that the service documents. */
  readonly values: readonly T[];
  /** Never set: with it, the compiler takes neither a value too few nor one too many. */
  readonly exactly?: (value: T) => T;
}

/** An {@link EnumShape} whose values are not known to the compiler. */
export type AnyEnumShape = Omit<EnumShape<string>, "exactly">;

/** `true` or `false`. */
export interface BooleanShape {
  /** Tells the shapes apart. */
  readonly type: "boolean";
}

/** A whole number. Bounds are on its value. */
export interface IntegerShape extends Bounds {
  /** Tells the shapes apart. */
  readonly type: "integer";
}

/** A moment: a `Date` in the program, seconds since 1970 on the wire. */
export interface TimestampShape {
  /** Tells the shapes apart. */
  readonly type: "timestamp";
}

/** A list of values of one shape. Bounds count its items. */
export interface ListShape<Member = unknown> extends Bounds {
  /** Tells the shapes apart. */
  readonly type: "list";
  /** The shape of each item. */
  readonly member: Member;
}

/** A map from text to text, such as an encryption context. */
export interface MapShape {
  /** Tells the shapes apart. */
  readonly type: "map";
}

/** An object with known members. */
export interface StructureShape<Table = StructureMembers> {
  /** Tells the shapes apart. */
  readonly type: "structure";
  /** The shape of each member. */
  readonly members: Table;
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

/** Marks a member that must be there: in an input the caller gives it, in an output the service sends it. */
export interface Presence {
  /** `true` when the member must be there. Default: `false`. */
  readonly required?: boolean;
}

/** The shape of one member of a structure. */
export type MemberShape = Shape & Presence;

/** The members of a structure, by name, with their types forgotten: what code that walks shapes reads. */
export type StructureMembers = { readonly [name: string]: MemberShape };

/** The members of a table as a list, made once: the pipeline goes through it three times for each call. */
export function entriesOf(
  members: StructureMembers,
): readonly (readonly [name: string, shape: MemberShape])[] {
  let entries = known.get(members);
  if (entries === undefined) {
    entries = Object.entries(members);
    known.set(members, entries);
  }
  return entries;
}

const known = new WeakMap<StructureMembers, readonly (readonly [string, MemberShape])[]>();

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

/** The names of the members of a type, those of every arm of a union; `$metadata` is not on the wire. */
export type MemberName<T> = T extends unknown ? Exclude<keyof T, "$metadata"> & string : never;

/** What a member of a type may be, in any arm of a union; `undefined` where an arm lacks it. */
export type MemberValue<T, Name> = T extends unknown ? (Name extends keyof T ? T[Name] : undefined) : never;

/**
 * The table that belongs to an interface: one entry for each member, of the one shape that fits its type,
 * inside `required()` exactly when the member is not optional.
 */
export type MembersFor<T> = {
  readonly [Name in MemberName<T>]: ShapeFor<NonNullable<MemberValue<T, Name>>> &
    (undefined extends MemberValue<T, Name> ? { readonly required?: false } : { readonly required: true });
};

/** Declares bytes. */
export const blob = (options: Bounds & Sensitivity = {}): BlobShape => ({ type: "blob", ...options });

/** Declares text. */
export const string = (options: Omit<StringShape, "type"> = {}): StringShape => ({
  type: "string",
  ...options,
});

/** Declares one of a fixed set of texts, from the constant object that lists them. */
export const enumeration = <const Values extends Readonly<Record<string, string>>>(
  values: Values,
): EnumShape<Values[keyof Values]> => ({
  type: "enum",
  values: Object.values(values) as Values[keyof Values][],
});

/** Declares `true` or `false`. */
export const boolean = (): BooleanShape => ({ type: "boolean" });

/** Declares a whole number. */
export const integer = (bounds: Bounds = {}): IntegerShape => ({ type: "integer", ...bounds });

/** Declares a moment. */
export const timestamp = (): TimestampShape => ({ type: "timestamp" });

/** Declares a list. */
export const list = <Member extends Shape>(member: Member, bounds: Bounds = {}): ListShape<Member> => ({
  type: "list",
  member,
  ...bounds,
});

/** Declares a map from text to text. */
export const map = (): MapShape => ({ type: "map" });

/** Declares an object with known members. */
export const structure = <T>(members: MembersFor<T>): StructureShape<MembersFor<T>> => ({
  type: "structure",
  members,
});

/** Declares that a member must be there. */
export const required = <S extends Shape>(shape: S): S & { readonly required: true } => ({
  ...shape,
  required: true,
});
