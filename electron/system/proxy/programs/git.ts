// The proxy in git's own configuration (git-config(1) of git 2.39: http.proxy, for http and https alike). Shown, not judged. Read only.
import { isAbsolute, join } from 'node:path'
import type { ProxySettings } from '../sources/proxy-settings.ts'
import { noException, readProxyText } from '../sources/proxy-settings.ts'
import type { ProgramPlaces } from './program.ts'

/** The files in the order in which git reads them; the last word counts. */
export function gitFiles({ environment, home, platform }: ProgramPlaces): readonly string[] {
  const system = { win32: [join(environment['ProgramFiles'] ?? 'C:\\Program Files', 'Git', 'etc', 'gitconfig')], darwin: darwinFiles }
  const folder = environment['XDG_CONFIG_HOME']
  const own = environment['GIT_CONFIG_GLOBAL']
  return [
    ...(platform === 'win32' || platform === 'darwin' ? system[platform] : ['/etc/gitconfig']),
    ...(own ? [own] : [join(folder && isAbsolute(folder) ? folder : join(home, '.config'), 'git', 'config'), join(home, '.gitconfig')]),
  ]
}

/** Apple's git and those of the two ports. */
const darwinFiles = [
  '/Library/Developer/CommandLineTools/usr/share/git-core/gitconfig',
  '/etc/gitconfig',
  '/opt/homebrew/etc/gitconfig',
  '/usr/local/etc/gitconfig',
]

/** Reads the files' texts. `undefined` where other files are included and what is here names no proxy: those were not read. */
export function parseGit(texts: readonly string[]): ProxySettings | undefined {
  let section = ''
  let proxy: string | undefined
  let includes = false
  for (const line of texts.flatMap((text) => text.split(/\r?\n/).slice(0, 5000))) {
    const [, name, rest = ''] = /^\s{0,100}\[\s*([^\]"\s]{1,100})[^\]]{0,500}\](.{0,2000})$/.exec(line) ?? []
    // `[http "https://example.com"]` is for that address alone and is left out.
    if (name !== undefined) section = line.includes('"') ? `${name.toLowerCase()} of one` : name.toLowerCase()
    if (section.startsWith('include')) includes = true
    const value = /^\s{0,100}proxy\s{0,100}=(.{0,2000})$/i.exec(name === undefined ? line : rest)?.[1]
    if (section === 'http' && value !== undefined)
      proxy = value
        .replace(/[#;].*$/, '')
        .trim()
        .replace(/^"(.*)"$/, '$1')
  }
  const named = readProxyText(proxy ?? '', 'http', 'http.proxy', 1080)
  if (!named && includes) return undefined
  return { mode: named ? 'manual' : 'direct', ...(named && { http: named, https: named }), isException: noException }
}
