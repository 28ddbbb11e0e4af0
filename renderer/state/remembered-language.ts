// Keeps the chosen language from one start to the next. Where the browser refuses to store anything the choice lasts until the page closes.

const key = 'ponte.language'

/** Reads the tag of the language that was chosen last; absent when none was, or when storage is refused. */
export function readRememberedLanguage(storage: () => Storage = () => localStorage): string | undefined {
  try {
    return storage().getItem(key) ?? undefined
  } catch (error) {
    ignoreRefusal(error)
    return undefined
  }
}

/** Keeps a chosen language for the next start. */
export function rememberLanguage(code: string, storage: () => Storage = () => localStorage): void {
  try {
    storage().setItem(key, code)
  } catch (error) {
    ignoreRefusal(error)
  }
}

/** Touching localStorage throws a DOMException where site data is blocked or full (HTML, section 12.2.1). Anything else is a bug. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof DOMException)) throw error
}
