// Reads a proxy script (PAC): fetches it, runs it away from everything else, and asks it about the target as browsers do.
import type { InputOf, PacForm, ValueOf } from '../../../../shared/facts/fact.ts'
import type { Outcome } from '../../../../shared/facts/outcome.ts'
import { addressReach } from '../../../../shared/target/ip-address.ts'
import { isEncrypted, isWebsocket } from '../../../../shared/target/target.ts'
import { failed } from '../../../probes/classify-error.ts'
import { authority } from '../../../probes/http-request.ts'
import type { ProbeContext } from '../../../probes/probe-context.ts'
import { systemLookup } from '../../../probes/system-lookup.ts'
import { networkInterfaces } from '../../network-interfaces.ts'
import { withoutLogin } from '../sources/proxy-settings.ts'
import { fetchPacScript } from './fetch-pac-script.ts'
import type { KnownToScript } from './pac-functions.ts'
import { parsePacAnswer } from './parse-pac-answer.ts'
import { runPacScript } from './run-pac-script.ts'

/** Fetches the script at this address and asks it about the target; the web's form of the address, and the WebSocket's where one was asked for. */
export async function pacScript({ url, foundBy }: InputOf<'pac-script'>, context: ProbeContext): Promise<Outcome<ValueOf<'pac-script'>>> {
  return foundBy === undefined ? readScript(url, false, context) : withinPatience(context, (patient) => readScript(url, true, patient))
}

/** The place where a script may be is asked for this long: nobody set it, mostly nobody is there, and silence is known as silence by then (bad-peers 3.2). */
const patienceMs = 4000

async function withinPatience<T>(context: ProbeContext, read: (context: ProbeContext) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort('out-of-time'), patienceMs)
  try {
    const outcome = await read({ ...context, signal: AbortSignal.any([context.signal, patience.signal]) })
    return outcome.status === 'not-run' && patience.signal.aborted && !context.signal.aborted ? failed('no-answer', 'read') : outcome
  } finally {
    clearTimeout(timer)
  }
}

async function readScript(url: string, isFound: boolean, context: ProbeContext): Promise<Outcome<ValueOf<'pac-script'>>> {
  const [script, known] = await Promise.all([fetchPacScript(addressOf(url, context), context), knownToScript(context)])
  if (script.status !== 'succeeded') return script
  // Any page can be at an address that nobody set: a portal's, that of a server for all names. Browsers go on where this word is missing
  // (net/proxy_resolution, PacFileDecider).
  if (isFound && !script.value.includes('FindProxyForURL')) return failed('pac-not-served', 'parse', textOf(script.value.subarray(0, 100)))
  const forms: readonly PacForm[] = isWebsocket(context.target.scheme) ? ['web', 'websocket'] : ['web']
  const questions = forms.map((form) => ({ url: questionUrl(form, context), host: context.target.host }))
  const verdict = await runPacScript({ script: textOf(script.value), questions, known }, context.signal)
  if (verdict.status !== 'succeeded') return verdict
  const answers = forms.map((form, index) => ({ form, directives: parsePacAnswer(verdict.value.answers[index] ?? '') }))
  const nonsense = answers.findIndex(({ directives }) => directives.length === 0)
  if (nonsense !== -1) return failed('pac-answer-malformed', 'parse', verdict.value.answers[nonsense] ?? '')
  return { status: 'succeeded', value: { sizeBytes: script.value.length, answers, otherNames: verdict.value.otherNames } }
}

/** The address as it was set, where this script is the one of the setting: a login, or the script itself, is in that alone. */
function addressOf(url: string, { pacUrl }: ProbeContext): string {
  if (pacUrl === undefined) return url
  return pacUrl.startsWith('data:') ? (url === 'data:' ? pacUrl : url) : withoutLogin(pacUrl) === url ? pacUrl : url
}

/** A script need not know the path: browsers leave it out, too, for it may hold secrets (Chromium since 52, Firefox since 50). */
function questionUrl(form: PacForm, { target }: ProbeContext): string {
  const isSecure = isEncrypted(target.scheme)
  const scheme = form === 'web' ? (isSecure ? 'https' : 'http') : isSecure ? 'wss' : 'ws'
  return `${scheme}://${authority(target.host, target.port, isSecure ? 443 : 80)}/`
}

async function knownToScript(context: ProbeContext): Promise<KnownToScript> {
  const { host } = context.target
  const [interfaces, lookup] = await Promise.all([networkInterfaces(), systemLookup({ name: host, purpose: 'target' }, context)])
  const own = interfaces.status === 'succeeded' ? interfaces.value.interfaces.flatMap(({ addresses }) => addresses) : []
  const ownAddresses = own.map(({ address }) => address).filter((address) => !['loopback', 'link-local'].includes(addressReach(address)))
  return { ownAddresses, addresses: lookup.status === 'succeeded' ? { [host]: lookup.value.addresses } : {} }
}

/** Scripts are written in ASCII, UTF-8 or an old code page; only names in comments suffer where the guess is wrong. A mark at the start is no part of it. */
function textOf(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/^\uFEFF/, '')
}
