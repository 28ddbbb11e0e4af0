// Closes a switch over a union: the compiler rejects it when a case is missing.

/** Throws; the argument's type proves that it cannot be reached. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
