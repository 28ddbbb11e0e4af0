// Names that a mistyped name may have meant: close to a name that this computer knows, or with a common ending in place of one that does not exist.
import { distance } from 'fastest-levenshtein'

/** Endings that most names have; a wrong one is nearly always a slip of one of these. */
const commonEndings = ['com', 'org', 'net', 'io', 'dev', 'app', 'de', 'fr', 'it', 'es', 'pt', 'br', 'uk', 'eu', 'ru', 'cn', 'jp'] as const

/** Two slips: a letter swapped counts as two. */
const mostSlips = 2
const mostCandidates = 3

/** Gives at most three names, nearest first. A known name counts when at most two letters differ; an ending is replaced only when it does not exist. */
export function typoCandidates(name: string, knownNames: readonly string[], isEndingKnown: boolean): readonly string[] {
  const known = knownNames.filter((candidate) => candidate !== name && candidate.length > 3 && distance(name, candidate) <= mostSlips)
  const nearest = known.toSorted((left, right) => distance(name, left) - distance(name, right))
  return [...new Set([...nearest, ...(isEndingKnown ? [] : withCommonEnding(name))])].slice(0, mostCandidates)
}

function withCommonEnding(name: string): readonly string[] {
  const lastDot = name.lastIndexOf('.')
  if (lastDot === -1) return []
  const ending = name.slice(lastDot + 1)
  return commonEndings
    .filter((candidate) => distance(ending, candidate) <= mostSlips && sharesALetter(ending, candidate))
    .toSorted((left, right) => distance(ending, left) - distance(ending, right))
    .map((candidate) => `${name.slice(0, lastDot)}.${candidate}`)
}

/** Two letters are at distance two from every other two letters: demand something in common. */
function sharesALetter(left: string, right: string): boolean {
  return [...left].some((letter) => right.includes(letter))
}
