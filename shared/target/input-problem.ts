// What can be wrong with the text that a person gave. The ids are sentences of the message catalogue.

/** In characters: more than any error message; longer texts are refused. */
export const maxInputLength = 8000

/** Why no target could be made of a text; every case says what was expected. */
export type InputProblem =
  | { readonly id: 'input.empty'; readonly params: Readonly<Record<never, never>> }
  | { readonly id: 'input.too-long'; readonly params: { readonly limit: number } }
  | { readonly id: 'input.no-address'; readonly params: Readonly<Record<never, never>> }
  | { readonly id: 'input.unknown-scheme'; readonly params: { readonly scheme: string } }
  | { readonly id: 'input.host-missing'; readonly params: Readonly<Record<never, never>> }
  | { readonly id: 'input.port-missing'; readonly params: { readonly host: string } }
  | { readonly id: 'input.port-not-a-number'; readonly params: { readonly port: string } }
  | { readonly id: 'input.port-out-of-range'; readonly params: { readonly port: string } }
  | { readonly id: 'input.ipv4-malformed'; readonly params: { readonly host: string } }
  | { readonly id: 'input.ipv6-malformed'; readonly params: { readonly host: string } }
  | { readonly id: 'input.name-malformed'; readonly params: { readonly host: string } }
