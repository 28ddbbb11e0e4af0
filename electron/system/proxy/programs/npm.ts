// The proxy in npm's own configuration (npmrc(5) of npm 9 to 11: proxy, https-proxy, noproxy). Shown, not judged. These files hold tokens: only these
// three keys are looked at.
import { join } from 'node:path'
import { isExempt } from '../../proxy-setting.ts'
import type { ProxySettings } from '../sources/proxy-settings.ts'
import { readProxyText } from '../sources/proxy-settings.ts'
import type { ProgramPlaces } from './program.ts'

/** The files in the order in which the later one counts. Where the global one is depends on how npm was installed. */
export function npmFiles({ environment, home, platform }: ProgramPlaces): readonly string[] {
  const global =
    platform === 'win32'
      ? [join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'npm', 'etc', 'npmrc')]
      : ['/etc/npmrc', '/usr/etc/npmrc', '/usr/local/etc/npmrc', '/opt/homebrew/etc/npmrc']
  return [...global, environment['NPM_CONFIG_USERCONFIG'] || environment['npm_config_userconfig'] || join(home, '.npmrc')]
}

/** Reads `key = value` lines (INI); `${NAME}` stands for a variable of the environment. */
export function parseNpm(texts: readonly string[], environment: ProgramPlaces['environment']): ProxySettings {
  const values = new Map<string, string>()
  for (const line of texts.flatMap((text) => text.split(/\r?\n/).slice(0, 5000))) {
    const [, name = '', value = ''] = /^\s{0,100}(proxy|http-proxy|https-proxy|noproxy|no-proxy)\s{0,100}=(.{0,2000})$/.exec(line) ?? []
    if (name !== '') values.set(name, expand(value.trim().replace(/^(["'])(.*)\1$/, '$2'), environment))
  }
  const valueOf = (...names: readonly string[]): string =>
    names.map((name) => values.get(name) ?? '').find((value) => !isNothing(value)) ?? ''
  const http = readProxyText(valueOf('proxy', 'http-proxy'), 'http', 'proxy', 80)
  const https = readProxyText(valueOf('https-proxy'), 'http', 'https-proxy', 80) ?? http
  return {
    mode: (http ?? https) ? 'manual' : 'direct',
    ...(http && { http }),
    ...(https && { https }),
    isException: (target) => isExempt(target, valueOf('noproxy', 'no-proxy')),
  }
}

/** npm takes these words for no value. */
function isNothing(value: string): boolean {
  return value === '' || value === 'null' || value === 'false' || value === 'undefined'
}

function expand(value: string, environment: ProgramPlaces['environment']): string {
  return value.replace(/\$\{(\w{1,100})\}/g, (whole, name: string) => environment[name] ?? whole)
}
