// Asks Electron's Chromium which proxy it would take, in a session of its own: the window's cancels every request, a script's among them.
import { session } from 'electron'

/** Nothing of it is kept: a name without `persist:` lives in memory. */
const partition = 'proxy-question'

/** Gives the answer for an address, written as scripts answer. */
export function resolveProxy(url: string): Promise<string> {
  return session.fromPartition(partition).resolveProxy(url)
}
