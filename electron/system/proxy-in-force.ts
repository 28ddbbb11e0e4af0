// Finds the proxy that is taken for the target: in a terminal by the environment, as its programs do; in the window, which has a Chromium to ask, by the
// system's settings and scripts as browsers follow them, and by the environment where those name none.
import type { InputOf, ProxyAddress, ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import type { ProbeContext } from '../probes/probe-context.ts'
import { chooseProxy, isThisComputer } from './proxy-setting.ts'

type Setting = Outcome<ValueOf<'proxy-setting'>>

/** Finds it. */
export async function proxySetting({ mode }: InputOf<'proxy-setting'>, context: ProbeContext): Promise<Setting> {
  const choice = chooseProxy(mode, context)
  const setting: Setting = choice.status === 'succeeded' ? { status: 'succeeded', value: choice.value.setting } : choice
  if (mode !== 'auto' || !context.resolveProxy || isThisComputer(context.target.host)) return setting
  const { askChromium } = await import('./proxy/sources/chromium.ts')
  const answer = await askChromium(undefined, context)
  const proxy = answer.status === 'succeeded' ? answer.value.proxy : undefined
  if (!proxy || (setting.status === 'succeeded' && isSame(proxy, setting.value.proxy))) return setting
  return { status: 'succeeded', value: { proxy, source: 'system' } }
}

/** Then the environment says more: the variable, and whether a login is set. */
function isSame(proxy: ProxyAddress, other: ProxyAddress | undefined): boolean {
  return proxy.scheme === other?.scheme && proxy.host === other.host && proxy.port === other.port
}
