import type { Provider } from "@smithy/types";
import { type Check, checked, type Guard } from "../../runtime/Check.js";
import type { KMSClientConfig } from "./KMSClientConfig.js";
import { memoizeStatic, providerOf } from "./providers.js";
import type { ReadSetting, SettingName } from "./readSetting.js";

/** Resolves an option: to its value, or what its function returns; else to the setting of its name; else to the default. */
export type ResolveOption = <T>(
  name: SettingName & keyof KMSClientConfig,
  check: Check<Guard<T>>,
  byDefault: T,
) => Provider<T>;

/** Makes the function that resolves the options of a client. */
export const optionResolver =
  (options: KMSClientConfig, readSetting: ReadSetting): ResolveOption =>
  (name, check, byDefault) => {
    const option: unknown = options[name];
    return memoizeStatic([option], async () => {
      if (option !== undefined) {
        return checked(name, await providerOf(option)(), check);
      }
      const setting = await readSetting(name);
      return setting ? checked(setting.source, parse(setting.value, check), check) : byDefault;
    });
  };

const BOOLEANS = new Map([
  ["true", true],
  ["false", false],
]);

/** Reads the text of a setting as text, number or boolean, whichever passes the check. Returns the text if none does. */
function parse<T>(text: string, [, is]: Check<Guard<T>>): unknown {
  const normalized = text.trim().toLowerCase();
  const value = /^\d+(\.0+)?$/.test(normalized) ? Number(normalized) : BOOLEANS.get(normalized);
  return [text, value, normalized].find(is) ?? text;
}
