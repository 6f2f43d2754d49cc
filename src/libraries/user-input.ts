/**
 * Roots and functions through which a page or an app gets what its user enters or has stored, by whose they are. The
 * case of a name does not matter.
 */
const inputs: ReadonlySet<string> = new Set(
  [
    // React and its form libraries
    "useState",
    "useRef",
    "ref",
    "useForm",
    "watch",
    "values",
    // stores of the browser, and hooks around them
    "localStorage",
    "sessionStorage",
    "useLocalStorage",
    "storage",
    "getItem",
    // React Native and Expo
    "AsyncStorage",
    "SecureStore",
    "Keychain",
    "getItemAsync",
    // iOS and Android
    "UserDefaults",
    "TextField",
    "SharedPreferences",
    "EditText",
    "getPassword",
    // the page itself
    "prompt",
    "input",
    "form",
    "formData",
    "target",
    "currentTarget",
    "textContent",
    "searchParams",
    "querySelector",
    "querySelectorAll",
    "getElementById",
    "getElementsByName",
    "jQuery",
    // terminals
    "prompts",
    "readline",
    // browser extensions, user scripts, Raycast, Visual Studio Code
    "i18n",
    "getMessage",
    "GM_getValue",
    "getPreferenceValues",
    "showInputBox",
    // whatever an app calls it
    "settings",
    "preferences",
    "profile",
    "user",
    "account",
    "translate",
    "getValue",
  ].map((name) => name.toLowerCase()),
);

/** Where an app keeps what its user has set: `accessStore`, `oldSettings`. */
const userStore = /[a-z_](?:Store|Settings|Preferences|Prefs|Form)$|_(?:store|settings|preferences|prefs|form)$/;

/** Whether what is read from something of this name was entered or set by the user: `localStorage`, `useState`. */
export function givesUserInput(name: string): boolean {
  return inputs.has(name.toLowerCase()) || userStore.test(name);
}

/** Whether a field shows what it is given under this name: `value`, React's `defaultValue`, Vue's `modelValue`. */
export function showsInField(name: string): boolean {
  return /^(?:default|model)?value$/i.test(name);
}

/** Whether a field tells under this name what its user has changed: `onChange`, Vue's `onUpdate:modelValue`. */
export function tellsOfInput(name: string): boolean {
  return /^on(?:change|input|update|blur|value)/i.test(name);
}
