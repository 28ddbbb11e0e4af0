// Reads one place where a proxy can be set, and says what it comes to for the target. Only this file asks which system this is.
import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import type { InputOf, ProxySource, ValueOf } from '../../../../shared/facts/fact.ts'
import type { Outcome } from '../../../../shared/facts/outcome.ts'
import type { ProbeContext } from '../../../probes/probe-context.ts'
import { chooseProxy } from '../../proxy-setting.ts'
import { readFailure } from '../../read-failure.ts'
import { runCommand } from '../../run-command.ts'
import { readProgram } from '../programs/program.ts'
import { askChromium } from './chromium.ts'
import { readGnome } from './gnome.ts'
import { isKdeSession, kdeFile, parseKde } from './kde.ts'
import { readMacosService } from './macos-service.ts'
import { readMacos } from './macos.ts'
import type { ProxySettings } from './proxy-settings.ts'
import { chooseFrom } from './proxy-settings.ts'
import { readConnections, readWindows, readWinhttp } from './windows.ts'

type Choice = Outcome<ValueOf<'proxy-source'>>

/** Reads the place. */
export async function proxySource({ source, scheme }: InputOf<'proxy-source'>, context: ProbeContext): Promise<Choice> {
  if (source === 'environment') return fromEnvironment(context)
  if (source === 'chromium') return askChromium(scheme, context)
  const system = systemOf[source]
  if (system !== undefined && process.platform !== system) return { status: 'not-run', reason: 'unsupported-here' }
  const settings = await readSettings(source, context)
  if (settings.status !== 'succeeded') return settings
  const value = chooseFrom(settings.value, context.target)
  const service = source === 'macos' && value.choice !== 'direct' ? await readMacosService(runCommand, context.signal) : undefined
  return { status: 'succeeded', value: { ...value, ...(service !== undefined && { service }) } }
}

/** Places that are on one system alone. */
const systemOf: Readonly<Partial<Record<ProxySource, NodeJS.Platform>>> = {
  gnome: 'linux',
  kde: 'linux',
  apt: 'linux',
  macos: 'darwin',
  windows: 'win32',
  'windows-connection': 'win32',
  winhttp: 'win32',
}

function fromEnvironment(context: ProbeContext): Choice {
  const choice = chooseProxy('auto', context)
  if (choice.status !== 'succeeded') return choice
  const { proxy, pacUrl, variable } = choice.value.setting
  const isException = variable?.toLowerCase() === 'no_proxy'
  const value: ValueOf<'proxy-source'> = {
    choice: proxy ? 'proxy' : pacUrl === undefined ? 'direct' : 'script',
    ...(proxy && { proxy }),
    ...(pacUrl === undefined ? {} : { pacUrl }),
    ...(variable === undefined ? {} : { setting: variable }),
    isException,
  }
  return { status: 'succeeded', value }
}

async function readSettings(
  source: Exclude<ProxySource, 'environment' | 'chromium'>,
  context: ProbeContext,
): Promise<Outcome<ProxySettings>> {
  switch (source) {
    case 'gnome':
      return readGnome(runCommand, context.signal)
    case 'macos':
      return readMacos(runCommand, context.signal)
    case 'windows':
      return readWindows(runCommand, context.signal)
    case 'windows-connection':
      return readConnections(runCommand, context.signal)
    case 'winhttp':
      return readWinhttp(runCommand, context.signal)
    case 'kde':
      return readKde(context)
    case 'git':
    case 'npm':
    case 'curl':
    case 'apt':
      return readProgram(source, {
        environment: context.environment,
        home: context.environment['HOME'] ?? homedir(),
        platform: process.platform,
      })
  }
}

/** Without the file KDE has no settings of its own: it is written when something is set. */
async function readKde({ environment }: ProbeContext): Promise<Outcome<ProxySettings>> {
  if (!isKdeSession(environment)) return { status: 'not-run', reason: 'unsupported-here' }
  try {
    const text = await readFile(kdeFile(environment, environment['HOME'] ?? homedir()), 'utf8')
    return { status: 'succeeded', value: parseKde(text.slice(0, 200_000)) }
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return isAbsent ? { status: 'succeeded', value: parseKde('') } : readFailure(error)
  }
}
