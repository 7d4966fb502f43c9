/**
 * What a plain text would be read as by YAML 1.2 as ruamel understands it, where not as text: that text is quoted. Each
 * pattern applies to texts that begin with one of the characters; ruamel looks there first.
 */
const OTHER_TYPES: readonly (readonly [first: RegExp, pattern: RegExp])[] = [
  [/^[tTfF]/, /^(?:true|True|TRUE|false|False|FALSE)$/],
  [
    /^[-+0-9.]/,
    /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+|[-+]?\.[0-9_]+(?:[eE][-+][0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  ],
  [/^[-+0-9]/, /^(?:[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?[0-9_]+|[-+]?0x[0-9a-fA-F_]+)$/],
  [/^</, /^<<$/],
  [/^[~nN]/, /^(?:~|null|Null|NULL)$/],
  [
    /^[0-9]/,
    /^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?(?:[Tt]|[ \t]+)[0-9][0-9]?:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9][0-9]?(?::[0-9]{2})?))?)$/,
  ],
  [/^=/, /^=$/],
  [/^[!&*]/, /^[!&*]$/],
];

/** Whether a text without quotes would be read as something else, such as a number or a date. */
export const readsAsOtherType = (text: string): boolean =>
  text === "" || OTHER_TYPES.some(([first, pattern]) => first.test(text) && pattern.test(text));
