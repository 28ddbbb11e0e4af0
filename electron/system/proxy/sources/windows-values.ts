// The values of WinINET's key and of those below it, read with `reg`, or with PowerShell where `reg` is forbidden. Reading only.
import type { Outcome } from '../../../../shared/facts/outcome.ts'
import { parseJson } from '../../../../shared/facts/parse-json.ts'
import { failed } from '../../../probes/classify-error.ts'
import type { CommandResult, RunCommand } from '../../run-command.ts'

/** A value as `reg` prints it: numbers as `0x1`, bytes as hexadecimal digits. */
export type RegistryValues = ReadonlyMap<string, string>

const settingsKey = String.raw`Software\Microsoft\Windows\CurrentVersion\Internet Settings`

/** The values of a key and of all below it. `reg` prints names and values in no language; its messages are in the system's. */
const query = (key: string) => ['reg.exe', ['query', key, '/s']] as const

/** Reads the settings of the person (`HKCU`) or of the machine (`HKLM`). */
export async function readValues(root: 'HKCU' | 'HKLM', run: RunCommand, signal: AbortSignal): Promise<Outcome<RegistryValues>> {
  const result = await run(...query(`${root}\\${settingsKey}`), signal)
  if (result.status === 'printed' && /^HKEY_(?:CURRENT_USER|LOCAL_MACHINE)\\/m.test(result.text)) return known(parseValues(result.text))
  return fromPowershell(result, await run(...powershellFor(root), signal))
}

/** A policy may forbid `reg` (DisableRegistryTools); what PowerShell reads is not under it. Of two failures the first is the one to tell. */
function fromPowershell(first: CommandResult, second: CommandResult): Outcome<RegistryValues> {
  const values = second.status === 'printed' ? parsePowershell(second.text) : undefined
  return values ? known(values) : failureOf(first)
}

function known(value: RegistryValues): Outcome<RegistryValues> {
  return { status: 'succeeded', value }
}

/** How it is told that a command gave nothing. */
export function failureOf(result: CommandResult): Outcome<never> {
  switch (result.status) {
    case 'printed':
      return failed('unreadable', 'parse')
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

/** Reads lines like `    ProxyServer    REG_SZ    127.0.0.1:7890`. The names of connections have blanks. Of values with the same name the first counts. */
export function parseValues(output: string): RegistryValues {
  const values = new Map<string, string>()
  for (const line of output.split(/\r?\n/).slice(0, 5000)) {
    const [, name = '', value = ''] = /^ {4}(\S.{0,200}?) {4}REG_(?:SZ|EXPAND_SZ|DWORD|BINARY)(?: {4}(.{0,16000}))?$/.exec(line) ?? []
    if (name !== '' && !values.has(name)) values.set(name, value)
  }
  return values
}

/** Both keys as one JSON object. A key that is not there is left out; one that may not be read ends the command with an error. */
function powershellFor(root: 'HKCU' | 'HKLM'): readonly [string, readonly string[]] {
  const key = `${root}:\\${settingsKey}`
  const script = [
    "$ErrorActionPreference='Stop'",
    '$values=@{}',
    `foreach($key in '${key}','${key}\\Connections'){if(Test-Path $key){$item=Get-Item $key;foreach($name in $item.Property){$values[$name]=$item.GetValue($name)}}}`,
    'ConvertTo-Json -Compress -Depth 3 $values',
  ].join(';')
  return ['powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script]]
}

/** Reads that object: texts, numbers, and bytes as lists of numbers. `undefined` for what is none. */
export function parsePowershell(text: string): RegistryValues | undefined {
  const object = parseJson(text)
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return undefined
  return new Map(
    Object.entries(object)
      .slice(0, 500)
      .flatMap(([name, value]) => {
        const written = asRegWrites(value)
        return written === undefined ? [] : [[name.slice(0, 200), written] as const]
      }),
  )
}

function asRegWrites(value: unknown): string | undefined {
  if (typeof value === 'string') return value.slice(0, 16_000)
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return `0x${value.toString(16)}`
  const isBytes = Array.isArray(value) && value.length <= 8000 && value.every((byte) => Number.isInteger(byte) && byte >= 0 && byte <= 255)
  return isBytes
    ? Buffer.from(value as number[])
        .toString('hex')
        .toUpperCase()
    : undefined
}
