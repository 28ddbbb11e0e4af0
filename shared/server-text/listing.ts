// What can be read out of the printed output of a command that lists sockets. No judgement here of what the list is worth as evidence.
import type { Listener } from '../facts/fact.ts'

/** What one command's reader makes of a text. */
export interface ReadLines {
  /** How many lines or records are entries of this format, those that listen nowhere included; 0 when the text is not of this format. */
  readonly entries: number
  readonly listeners: readonly Listener[]
  /** Addresses that the machine's own sockets are bound to, the wildcards left out. */
  readonly addresses: readonly string[]
  /** Lines that hold a digit, so that they could name a port, and that were not understood. */
  readonly unreadLines: number
}

/** One entry. */
export interface Entry {
  readonly listeners: readonly Listener[]
  readonly addresses: readonly string[]
}

/** An entry that says nothing of interest, such as a connection to somewhere. */
export const nothingOfInterest: Entry = { listeners: [], addresses: [] }

/** A machine with more listeners than this is not one that a person describes; reading ends there. */
export const maxListeners = 20_000

/** No command prints longer lines; what is longer is not looked at. */
const longestLine = 4000

/** Reads line by line. `undefined` from the reader means that the line is none of its format. */
export function readEachLine(text: string, readLine: (words: readonly string[], line: string) => Entry | undefined): ReadLines {
  const entries: Entry[] = []
  let unreadLines = 0
  let listeners = 0
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (listeners > maxListeners) break
    const entry = line.length <= longestLine ? readLine(line.trim().split(/\s+/), line) : undefined
    listeners += entry?.listeners.length ?? 0
    if (entry) entries.push(entry)
    // Headings, in every language, are without a digit.
    else if (/\d/.test(line)) unreadLines += 1
  }
  return gather(entries, unreadLines)
}

/** Puts entries together; what several processes share is listed once. */
export function gather(entries: readonly Entry[], unreadLines: number): ReadLines {
  const listeners = new Map<string, Listener>()
  for (const listener of entries.flatMap((entry) => entry.listeners)) {
    const key = `${listener.address} ${listener.port}`
    const known = listeners.get(key)
    if (!known || known.process === undefined) listeners.set(key, listener)
  }
  const addresses = new Set(entries.flatMap((entry) => entry.addresses))
  return { entries: entries.length, listeners: [...listeners.values()], addresses: [...addresses], unreadLines }
}

/** What is invisible or reorders text is no part of a program's name. */
export function programName(text: string | undefined): { readonly process: string } | Record<never, never> {
  const visible = text?.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu, '').slice(0, 200)
  return visible ? { process: visible } : {}
}
