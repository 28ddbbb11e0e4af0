// What it means for a source of proxy settings how its command ended. Output of another shape than the command's own is not known, never "nothing set".
import type { Outcome } from '../../../../shared/facts/outcome.ts'
import { failed } from '../../../probes/classify-error.ts'
import type { CommandResult } from '../../run-command.ts'
import type { ProxySettings } from './proxy-settings.ts'

/** How one kind of output is read. */
interface OutputReader {
  /** What such output always holds, whatever is set. */
  readonly shape: RegExp
  readonly parse: (text: string) => ProxySettings
}

/** Reads the settings where the command printed any. A system without the command has no such settings to follow. */
export function settingsFrom(result: CommandResult, { shape, parse }: OutputReader): Outcome<ProxySettings> {
  switch (result.status) {
    case 'printed':
      return shape.test(result.text) ? { status: 'succeeded', value: parse(result.text) } : failed('unreadable', 'parse')
    case 'not-installed':
      return { status: 'not-run', reason: 'unsupported-here' }
    case 'no-permission':
      return { status: 'not-run', reason: 'no-permission' }
    case 'no-answer':
      return failed('no-answer', 'read')
    case 'failed':
      return failed('unreadable', 'read', result.raw)
  }
}
