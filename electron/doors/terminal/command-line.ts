// Reads the words of a command line into what a command needs; every mistake becomes one sentence.
import { isIP } from 'node:net'
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import type { ParseArgsConfig } from 'node:util'
import type { CallResult } from '../../../shared/facts/call-result.ts'
import type { LanguageCode } from '../../../shared/i18n/languages.ts'
import { findLanguage, languages } from '../../../shared/i18n/languages.ts'
import { parseTarget } from '../../../shared/target/parse-target.ts'
import type { Target } from '../../../shared/target/target.ts'
import { chooseProxy } from '../../system/proxy-setting.ts'
import { toAsciiHost } from '../../diagnosis/this-machine.ts'
import { defaultRunSeconds, runSecondsRange } from '../../diagnosis/timeouts.ts'
import type { DiagnosisRequest } from '../../diagnosis/run-diagnosis.ts'
import { readCallCode } from '../../../shared/report/call-code.ts'
import type { RedactionChoice } from '../../../shared/report/redaction/redaction.ts'
import { Problem } from './problem.ts'

/** What any command line may ask for. */
export interface CommandLine {
  readonly positionals: readonly string[]
  readonly json: boolean
  readonly help: boolean
  readonly version: boolean
  readonly language?: LanguageCode
  readonly outFile?: string
  /** The language of the message to whoever must act, where it is another one. */
  readonly messageLanguage?: LanguageCode
  /** How private things are replaced in all that is written; absent where everything is written as it was seen. */
  readonly redaction?: RedactionChoice
  readonly values: Readonly<Record<string, string | boolean | undefined>>
}

/** What makes a report one that can be given away (the second one includes the first), and in which language whoever must act is written to. */
const givingOptions = { redact: { type: 'boolean' }, 'redact-target': { type: 'boolean' }, 'message-lang': { type: 'string' } } as const

/** The options that each command knows, beside `--help`, `--version` and `--lang`. */
const optionsByCommand: Readonly<
  Record<'diagnose' | 'check-proxy' | 'describe-server' | 'await-call' | 'explain' | 'replay', NonNullable<ParseArgsConfig['options']>>
> = {
  diagnose: {
    json: { type: 'boolean' },
    'expect-ip': { type: 'string' },
    proxy: { type: 'string' },
    timeout: { type: 'string' },
    out: { type: 'string' },
    ...givingOptions,
    'server-report': { type: 'string' },
    'call-code': { type: 'string' },
  },
  'check-proxy': {
    json: { type: 'boolean' },
    proxy: { type: 'string' },
    timeout: { type: 'string' },
    out: { type: 'string' },
    ...givingOptions,
  },
  'describe-server': { json: { type: 'boolean' }, out: { type: 'string' } },
  'await-call': { json: { type: 'boolean' }, seconds: { type: 'string' } },
  explain: { json: { type: 'boolean' }, out: { type: 'string' }, ...givingOptions },
  replay: { json: { type: 'boolean' }, out: { type: 'string' }, ...givingOptions },
}

export type CommandName = keyof typeof optionsByCommand

/** The commands, in the order in which the help lists them. */
export const commandNames = Object.keys(optionsByCommand) as CommandName[]

/** Reads options and other words. Throws a `Problem` for an unknown option or language. */
export function readCommandLine(command: CommandName, words: readonly string[]): CommandLine {
  const { values, positionals } = parseWords(command, words)
  const language = readLanguage(values['lang'])
  const messageLanguage = readLanguage(values['message-lang'])
  return {
    positionals,
    values,
    json: values['json'] === true,
    help: values['help'] === true,
    version: values['version'] === true,
    ...(language ? { language } : {}),
    ...(messageLanguage ? { messageLanguage } : {}),
    ...readRedaction(values),
    ...(typeof values['out'] === 'string' ? { outFile: readOutFile(values['out'], makesReport(command, positionals)) } : {}),
  }
}

function parseWords(command: CommandName, words: readonly string[]): Pick<CommandLine, 'values' | 'positionals'> {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        ...optionsByCommand[command],
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
        lang: { type: 'string' },
      },
    })
    return { values: values, positionals }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    // Node names the option in quotes: "Unknown option '--foo'. To specify …", "Option '--lang <value>' argument missing", "Option '-h, --help' does not …".
    const option = /'(?:-\w, )?(-[^' ]*)/.exec(error.message)?.[1] ?? words.join(' ')
    const isValueMissing = 'code' in error && error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE'
    throw new Problem(
      isValueMissing ? { id: 'terminal.option-value', params: { option } } : { id: 'terminal.unknown-option', params: { option, command } },
    )
  }
}

/** Reads what a diagnosis needs. Throws a `Problem` that says what was expected. */
export function readRequest({ positionals, values }: CommandLine): DiagnosisRequest {
  const target = readTarget(positionals)
  const expected = values['expect-ip']
  // A name never leads to an address with a zone: it means another interface on every computer.
  if (typeof expected === 'string' && (isIP(expected) === 0 || expected.includes('%')))
    throw new Problem({ id: 'terminal.expect-ip-malformed', params: { text: expected } })
  const proxy = typeof values['proxy'] === 'string' ? values['proxy'] : 'auto'
  const mode = proxy === 'auto' || proxy === 'direct' ? proxy : 'given'
  if (mode === 'given') checkProxy(proxy, target)
  const callResult = readCode(values['call-code'])
  return {
    target,
    options: {
      proxy: mode,
      ...(typeof expected === 'string' ? { expectedAddress: expected } : {}),
      ...(callResult ? { hasCallReport: true } : {}),
    },
    ...(callResult ? { callResult } : {}),
    ...(mode === 'given' ? { proxyUrl: proxy } : {}),
    timeLimitMs: readSeconds(values['timeout']) * 1000,
  }
}

/** Several words are one text: an error message that the shell has split. */
function readTarget(positionals: readonly string[]): Target {
  if (positionals.length === 0) throw new Problem({ id: 'terminal.address-missing', params: {} })
  const parsed = parseTarget(positionals.join(' '), toAsciiHost)
  if (parsed.status === 'rejected') throw new Problem(parsed.problem)
  return parsed.target
}

function checkProxy(proxyUrl: string, target: Target): void {
  if (chooseProxy('given', { environment: {}, target, proxyUrl }).status !== 'succeeded')
    throw new Problem({ id: 'terminal.proxy-malformed', params: {} })
}

function readSeconds(text: string | boolean | undefined): number {
  if (typeof text !== 'string') return defaultRunSeconds
  const seconds = /^\d{1,4}(?:\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN
  if (seconds >= runSecondsRange.min && seconds <= runSecondsRange.max) return seconds
  throw new Problem({ id: 'terminal.timeout-malformed', params: { text, ...runSecondsRange } })
}

function readLanguage(tag: string | boolean | undefined): LanguageCode | undefined {
  if (typeof tag !== 'string') return undefined
  const language = findLanguage(tag)
  if (language) return language
  const spoken = languages.map(({ code }) => code).join(', ')
  throw new Problem({ id: 'terminal.unknown-language', params: { language: tag, spoken } })
}

function readCode(text: string | boolean | undefined): CallResult | undefined {
  if (typeof text !== 'string') return undefined
  const result = readCallCode(text)
  if (!result) throw new Problem({ id: 'terminal.call-code-malformed', params: { text } })
  return result
}

function readRedaction(values: CommandLine['values']): Pick<CommandLine, 'redaction'> {
  if (values['redact-target'] === true) return { redaction: { target: 'hidden' } }
  return values['redact'] === true ? { redaction: { target: 'kept' } } : {}
}

/** What a terminal can write by itself; a PDF is printed from a page. */
const endings = { report: ['.json', '.txt', '.html', '.zip', '.ponte'], description: ['.json', '.txt'] } as const

/** A server's own side, and the settings of this computer alone, are no reports. */
function makesReport(command: CommandName, positionals: readonly string[]): boolean {
  return command !== 'describe-server' && !(command === 'check-proxy' && positionals.length === 0)
}

function readOutFile(file: string, isReport: boolean): string {
  const ending = extname(file).toLowerCase()
  const known: readonly string[] = isReport ? endings.report : endings.description
  if (known.includes(ending)) return file
  if (ending === '.pdf' && isReport) throw new Problem({ id: 'terminal.out-pdf', params: { file: `${file.slice(0, -4)}.html` } })
  throw new Problem({ id: 'terminal.out-ending', params: { file, endings: known.join(', ') } })
}
