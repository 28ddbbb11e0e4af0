// Whether a name's ending exists, by the Public Suffix List in the library's data. Contacts nobody.
import type { InputOf, ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'

/** Looks an ending up. The list is loaded at need: it is the largest part of the program. */
export async function publicSuffix({ name }: InputOf<'public-suffix'>): Promise<Outcome<ValueOf<'public-suffix'>>> {
  const { parse } = await import('tldts')
  const { publicSuffix: suffix, isIcann, isPrivate } = parse(name, { allowPrivateDomains: true })
  return { status: 'succeeded', value: { suffix: suffix ?? name, isKnown: isIcann === true || isPrivate === true } }
}
