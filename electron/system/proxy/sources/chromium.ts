// What the Chromium of the window would do for the target (Electron 45, session.resolveProxy). Only the window has one. A proxy that it names is
// taken at its word; DIRECT is only shown, because what Chromium cannot find out reads as that, too.
import type { AskedScheme, ValueOf } from '../../../../shared/facts/fact.ts'
import type { Outcome } from '../../../../shared/facts/outcome.ts'
import type { Target } from '../../../../shared/target/target.ts'
import { isEncrypted } from '../../../../shared/target/target.ts'
import { failed } from '../../../probes/classify-error.ts'
import { firstVerdict } from '../../../probes/first-verdict.ts'
import { authority } from '../../../probes/http-request.ts'
import type { ProbeContext } from '../../../probes/probe-context.ts'
import { parsePacAnswer } from '../pac/parse-pac-answer.ts'

/** Asks; where there is no Chromium it is not known what one would do. */
export async function askChromium(scheme: AskedScheme | undefined, context: ProbeContext): Promise<Outcome<ValueOf<'proxy-source'>>> {
  const { resolveProxy, target, signal, limits } = context
  if (!resolveProxy || target.scheme === 'tcp') return { status: 'not-run', reason: 'unsupported-here' }
  const answer = await firstVerdict<string>(signal, (attempt) => {
    // A script behind it may be fetched and run for the first time.
    attempt.after(limits.replyMs, () => attempt.settle(failed('no-answer', 'read')))
    resolveProxy(questionFor(scheme, target)).then(
      (value) => attempt.settle({ status: 'succeeded', value }),
      (error: unknown) => attempt.settle(failed('unknown', 'read', String(error))),
    )
  })
  return answer.status === 'succeeded' ? readAnswer(answer.value) : answer
}

/** The path stays out, as for scripts. */
function questionFor(scheme: AskedScheme | undefined, target: Target): string {
  const isSecure = isEncrypted(target.scheme)
  const form = scheme === undefined ? target.scheme : scheme === 'wss' ? (isSecure ? 'wss' : 'ws') : isSecure ? 'https' : 'http'
  return `${form}://${authority(target.host, target.port, isSecure ? 443 : 80)}/`
}

/** The answer is written like a script's; its first word is what is tried first. */
function readAnswer(text: string): Outcome<ValueOf<'proxy-source'>> {
  const [first] = parsePacAnswer(text)
  if (!first) return failed('pac-answer-malformed', 'parse', text)
  const value =
    first.kind === 'proxy'
      ? ({ choice: 'proxy', proxy: first.proxy, setting: 'resolveProxy', isException: false } as const)
      : ({ choice: 'direct', isException: false } as const)
  return { status: 'succeeded', value }
}
