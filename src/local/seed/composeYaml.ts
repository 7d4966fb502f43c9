import {
  type DocumentEvent,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from "js-yaml";

/** The value of a YAML text, and the places of its parts. */
export interface ComposedYaml {
  /** The value. */
  readonly value: unknown;
  /** The place of each part, by its path, such as `Keys[0].KeyId`. */
  readonly places: ReadonlyMap<string, Place>;
}

/** The place of a part of the value. */
export interface Place {
  /** The offset of its first character in the text. */
  readonly offset: number;
  /** Whether it is an unquoted number or boolean, which quotes would turn into a string. */
  readonly lacksQuotes: boolean;
}

/** Valid YAML that a seed must not contain. */
export class UnsupportedYamlError extends Error {
  /** The offset in the text. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** The problem of a YAML text with a tag. */
export const TAG_PROBLEM = "there is a tag; leave it out";

type NodeEvent = SequenceEvent | MappingEvent | ScalarEvent;

/**
 * Builds the value of a YAML text from the events of its parser.
 *
 * @throws {@link UnsupportedYamlError} for what JSON cannot express: anchors, aliases, tags, several documents, names that
 * are not strings. Also for duplicate names, and for numbers whose text would change, such as `007`.
 */
export function composeYaml(text: string, events: readonly Event[]): ComposedYaml {
  const composer = new Composer(text, events);
  return { value: composer.document(), places: composer.places };
}

class Composer {
  readonly places = new Map<string, Place>();
  readonly #text: string;
  readonly #events: Iterator<Event>;
  /** The offset of the last event. */
  #offset = 0;

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events[Symbol.iterator]();
  }

  document(): unknown {
    const start = this.#next();
    if (start === undefined) {
      return null;
    }
    if (start.type === EVENT_ID.DOCUMENT) {
      this.#checkDirectives(start);
    }
    const value = this.#node(this.#next(), "");
    this.#next();
    if (this.#next() !== undefined) {
      // Moves on to the line of the next document's content.
      this.#next();
      throw this.#unsupported("there is more than one document; keep only one");
    }
    return value;
  }

  #checkDirectives({ directives }: DocumentEvent): void {
    if (directives.some((directive) => directive.kind === "tag" || directive.version !== "1.2")) {
      throw this.#unsupported("there is a directive other than %YAML 1.2; leave it out");
    }
  }

  #node(event: Event | undefined, path: string, nameOffset?: number): unknown {
    const node = this.#checked(event);
    const offset = nameOffset ?? this.#offset;
    const value = this.#valueOf(node, path);
    const lacksQuotes = typeof value === "number" || typeof value === "boolean";
    this.places.set(path, { offset, lacksQuotes });
    return value;
  }

  #valueOf(node: NodeEvent, path: string): unknown {
    switch (node.type) {
      case EVENT_ID.SEQUENCE:
        return this.#list(path);
      case EVENT_ID.MAPPING:
        return this.#mapping(path);
      case EVENT_ID.SCALAR:
        return this.#scalar(node);
    }
  }

  #list(path: string): unknown[] {
    const items: unknown[] = [];
    for (let event = this.#next(); event?.type !== EVENT_ID.POP; event = this.#next()) {
      items.push(this.#node(event, `${path}[${items.length}]`));
    }
    return items;
  }

  #mapping(path: string): object {
    const members = new Map<string, unknown>();
    for (let event = this.#next(); event?.type !== EVENT_ID.POP; event = this.#next()) {
      const name = this.#name(event, members);
      const offset = this.#offset;
      members.set(name, this.#node(this.#next(), path === "" ? name : `${path}.${name}`, offset));
    }
    return Object.fromEntries(members);
  }

  #name(event: Event | undefined, members: ReadonlyMap<string, unknown>): string {
    const key = this.#checked(event);
    if (key.type !== EVENT_ID.SCALAR) {
      throw this.#unsupported("a member name is not a string");
    }
    const name = getScalarValue(this.#text, key);
    if (name === "__proto__") {
      throw this.#unsupported("a member is named __proto__");
    }
    if (members.has(name)) {
      throw this.#unsupported("a member occurs twice");
    }
    return name;
  }

  #scalar(event: ScalarEvent): unknown {
    const text = getScalarValue(this.#text, event);
    return event.style === SCALAR_STYLE.PLAIN ? this.#plain(text) : text;
  }

  /** The value of an unquoted scalar, by the core schema of YAML 1.2. */
  #plain(text: string): unknown {
    if (/^(?:~|null|Null|NULL)?$/.test(text)) {
      return null;
    }
    if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(text)) {
      return /^t/i.test(text);
    }
    if (!NUMBER.test(text)) {
      return text;
    }
    // Such as an account ID that begins with 0.
    if (String(Number(text)) !== text) {
      throw this.#unsupported("JSON would write this number differently; put it in quotes if it is a string");
    }
    return Number(text);
  }

  #checked(event: Event | undefined): NodeEvent {
    if (event === undefined || event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) {
      throw this.#unsupported("the document ends too early");
    }
    if (event.type === EVENT_ID.ALIAS || event.anchorStart >= 0) {
      throw this.#unsupported("there is an anchor or alias; write out the value");
    }
    if (event.tagStart >= 0) {
      throw this.#unsupported(TAG_PROBLEM);
    }
    return event;
  }

  #next(): Event | undefined {
    const { value: event, done } = this.#events.next();
    if (done === true) {
      return undefined;
    }
    this.#offset = Math.max(this.#offset, offsetOf(event));
    return event;
  }

  #unsupported(message: string): UnsupportedYamlError {
    return new UnsupportedYamlError(message, this.#offset);
  }
}

const NUMBER =
  /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** The offset of an event, or -1 when it has none. */
function offsetOf(event: Event): number {
  switch (event.type) {
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      return event.start;
    case EVENT_ID.SCALAR:
      return Math.max(event.valueStart, event.anchorStart, event.tagStart);
    case EVENT_ID.ALIAS:
      return event.anchorStart;
    default:
      return -1;
  }
}
