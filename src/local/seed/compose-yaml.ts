/** From the events of a YAML parser to the value that they tell, for YAML that says nothing but what JSON can say. */
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

/** What a YAML text says, and where it says it. */
export interface Composed {
  /** The value. */
  readonly value: unknown;
  /** Where each part of it is, by paths such as `Keys[0].KeyId`. */
  readonly places: ReadonlyMap<string, Place>;
}

/** Where a part of the value is. */
export interface Place {
  /** Where it begins in the text. */
  readonly offset: number;
  /** Whether it is a number or a truth value, which it would not be in quotes. */
  readonly lacksQuotes: boolean;
}

/** The mistake in a YAML text that is no mistake for a parser. */
export class YamlProblem extends Error {
  /** Where it is in the text. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

type NodeEvent = SequenceEvent | MappingEvent | ScalarEvent;

/**
 * Makes the value of the events of a text.
 *
 * @throws {@link YamlProblem} for what JSON could not say: anchors, aliases, tags, several documents, names that are
 * no text; and for names that come twice, and numbers that would not come out as they were written.
 */
export function compose(text: string, events: readonly Event[]): Composed {
  const composer = new Composer(text, events);
  return { value: composer.document(), places: composer.places };
}

class Composer {
  readonly places = new Map<string, Place>();
  readonly #text: string;
  readonly #events: Iterator<Event>;
  /** The end of what has been read. */
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
      // The line of what the next document holds.
      this.#next();
      throw this.#problem("there is more than one document");
    }
    return value;
  }

  #checkDirectives({ directives }: DocumentEvent): void {
    if (directives.some((directive) => directive.kind === "tag" || directive.version !== "1.2")) {
      throw this.#problem("there is a directive other than %YAML 1.2");
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
      throw this.#problem("the name of a member is no text");
    }
    const name = getScalarValue(this.#text, key);
    if (name === "__proto__") {
      throw this.#problem("a member is called __proto__");
    }
    if (members.has(name)) {
      throw this.#problem("a member comes twice");
    }
    return name;
  }

  #scalar(event: ScalarEvent): unknown {
    const text = getScalarValue(this.#text, event);
    return event.style === SCALAR_STYLE.PLAIN ? this.#plain(text) : text;
  }

  /** What stands without quotes, by the core schema of YAML 1.2. */
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
    // Such as an account id that begins with 0.
    if (String(Number(text)) !== text) {
      throw this.#problem("there is a number that JSON would not write so; put it in quotes if it is text");
    }
    return Number(text);
  }

  #checked(event: Event | undefined): NodeEvent {
    if (event === undefined || event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) {
      throw this.#problem("it ends too early");
    }
    if (event.type === EVENT_ID.ALIAS || event.anchorStart >= 0) {
      throw this.#problem("there is an anchor or an alias; write out what is meant");
    }
    if (event.tagStart >= 0) {
      throw this.#problem("there is a tag; leave it out");
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

  #problem(message: string): YamlProblem {
    return new YamlProblem(message, this.#offset);
  }
}

const NUMBER =
  /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** Where an event is; events without a place of their own are where the one before is. */
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
