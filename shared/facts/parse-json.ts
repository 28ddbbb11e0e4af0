// Reads JSON that another program wrote.

/**
 * Gives the value, or `undefined`, which no JSON is and no schema accepts, for what is no JSON. Files of some editors, and what Windows prints, begin with a
 * byte order mark, which JSON does not know (RFC 8259 section 8.1).
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
