// Reads one place where a proxy can be set, and says what it comes to for the target. Only this file asks which system this is.
import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import type { InputOf, ValueOf } from '../../../../shared/facts/fact.ts'
import type { Outcome } from '../../../../shared/facts/outcome.ts'
import { failed } from '../../../probes/classify-error.ts'
import type { ProbeContext } from '../../../probes/probe-context.ts'
import { chooseProxy } from '../../proxy-setting.ts'
import { readFailure } from '../../read-failure.ts'
import { runCommand } from '../../run-command.ts'
import type { CommandResult } from '../../run-command.ts'
import { gnomeCommand, parseGnome } from './gnome.ts'
import { kdeFile, parseKde } from './kde.ts'
import { macosCommand, parseMacos } from './macos.ts'
import type { ProxySettings } from './proxy-settings.ts'
import { chooseFrom } from './proxy-settings.ts'
import { parseWindows, windowsCommand } from './windows.ts'

type Choice = Outcome<ValueOf<'proxy-source'>>

/** Reads the place. */
export async function proxySource({ source }: InputOf<'proxy-source'>, context: ProbeContext): Promise<Choice> {
  if (source === 'environment') return fromEnvironment(context)
  const system = { gnome: 'linux', kde: 'linux', macos: 'darwin', windows: 'win32' }[source]
  if (process.platform !== system) return { status: 'not-run', reason: 'unsupported-here' }
  const settings = await readSettings(source, context)
  return settings.status === 'succeeded' ? { status: 'succeeded', value: chooseFrom(settings.value, context.target) } : settings
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

async function readSettings(source: 'gnome' | 'kde' | 'macos' | 'windows', context: ProbeContext): Promise<Outcome<ProxySettings>> {
  switch (source) {
    case 'gnome':
      return parsed(printed(await runCommand(...gnomeCommand, context.signal)), parseGnome)
    case 'macos':
      return parsed(printed(await runCommand(...macosCommand, context.signal)), parseMacos)
    case 'windows':
      return parsed(printed(await runCommand(...windowsCommand, context.signal)), parseWindows)
    case 'kde':
      return parsed(await readKdeFile(context), parseKde)
  }
}

/** A system without the command has no such settings to follow. */
function printed(result: CommandResult): Outcome<string> {
  switch (result.status) {
    case 'printed':
      return { status: 'succeeded', value: result.text }
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

function parsed(output: Outcome<string>, parse: (text: string) => ProxySettings): Outcome<ProxySettings> {
  return output.status === 'succeeded' ? { status: 'succeeded', value: parse(output.value) } : output
}

/** Without the file KDE has no settings of its own: it is written when something is set. */
async function readKdeFile({ environment }: ProbeContext): Promise<Outcome<string>> {
  try {
    return {
      status: 'succeeded',
      value: (await readFile(kdeFile(environment, environment['HOME'] ?? homedir()), 'utf8')).slice(0, 200_000),
    }
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? { status: 'succeeded', value: '' } : readFailure(error)
  }
}
