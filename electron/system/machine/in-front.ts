// Which configuration lines of the programs that hand calls on name a port that is listened on here. Read only; files, their number, their size and
// the time for all of them are bounded, since whoever may write there is not this program's friend.
import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import type { FrontLine, MachineDescription } from '../../../shared/facts/machine.ts'
import { readFrontFile } from './front-directives.ts'

type Program = FrontLine['program']

/** Main files as the packages of Linux distributions and Homebrew install them. Apache's relative names start at ServerRoot, which is the folder named. */
const mainFiles: readonly { readonly program: Program; readonly file: string; readonly root: string }[] = [
  { program: 'nginx', file: '/etc/nginx/nginx.conf', root: '/etc/nginx' },
  { program: 'nginx', file: '/usr/local/nginx/conf/nginx.conf', root: '/usr/local/nginx/conf' },
  { program: 'nginx', file: '/opt/homebrew/etc/nginx/nginx.conf', root: '/opt/homebrew/etc/nginx' },
  { program: 'nginx', file: '/usr/local/etc/nginx/nginx.conf', root: '/usr/local/etc/nginx' },
  { program: 'apache', file: '/etc/apache2/apache2.conf', root: '/etc/apache2' },
  { program: 'apache', file: '/etc/httpd/conf/httpd.conf', root: '/etc/httpd' },
  { program: 'apache', file: '/opt/homebrew/etc/httpd/httpd.conf', root: '/opt/homebrew/opt/httpd' },
  { program: 'caddy', file: '/etc/caddy/Caddyfile', root: '/etc/caddy' },
  { program: 'haproxy', file: '/etc/haproxy/haproxy.cfg', root: '/etc/haproxy' },
]

// A hosting machine has some hundred sites, each in a small file.
const mostFiles = 300
const mostBytes = 1_000_000
const deepestInclude = 5
const mostFolderEntries = 2000
const mostLines = 500

/** Where to look, and how long; a test has its own. */
export interface FrontSearch {
  readonly files?: typeof mainFiles
  readonly limitMs?: number
}

/** The description waits three seconds for everything; these files are read in some tens of milliseconds. */
const defaultLimitMs = 1000

/** Reads them all; `inFront` is absent where no configuration is, or where one could not be read to its end and nothing was found. */
export async function readInFront(
  ports: ReadonlySet<number>,
  { files = mainFiles, limitMs = defaultLimitMs }: FrontSearch = {},
): Promise<Pick<MachineDescription, 'inFront'>> {
  const search: Search = { ports, endsAt: performance.now() + limitMs, seen: new Set(), lines: [], isComplete: true }
  for (const { program, file, root } of files) {
    if (await isFile(file)) await readOne(search, program, file, root, 0)
  }
  const isKnown = search.seen.size > 0 && (search.isComplete || search.lines.length > 0)
  return isKnown ? { inFront: search.lines } : {}
}

interface Search {
  readonly ports: ReadonlySet<number>
  readonly endsAt: number
  readonly seen: Set<string>
  readonly lines: FrontLine[]
  isComplete: boolean
}

async function readOne(search: Search, program: Program, file: string, root: string, depth: number): Promise<void> {
  if (search.seen.has(file)) return
  const isOver = search.seen.size >= mostFiles || search.lines.length >= mostLines || performance.now() > search.endsAt
  const text = isOver ? undefined : await textOf(file)
  search.seen.add(file)
  if (text === undefined) {
    search.isComplete = false
    return
  }
  const { places, includes } = readFrontFile(program, text)
  const named = places.filter(({ port }) => search.ports.has(port)).map((place): FrontLine => ({ program, file, ...place }))
  search.lines.push(...named.slice(0, mostLines - search.lines.length))
  if (depth >= deepestInclude) return
  for (const pattern of includes) {
    // A file of nothing but patterns costs no more than the time for all.
    if (performance.now() > search.endsAt) {
      search.isComplete = false
      return
    }
    const base = program === 'caddy' ? dirname(file) : root
    for (const path of await filesOf(isAbsolute(pattern) ? pattern : join(base, pattern))) {
      await readOne(search, program, path, root, depth + 1)
    }
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}

/** `undefined` for what is too large, no file (a pipe would hang) or not for this user. */
async function textOf(path: string): Promise<string | undefined> {
  try {
    const { size } = await stat(path)
    return size <= mostBytes && (await isFile(path)) ? await readFile(path, 'utf8') : undefined
  } catch {
    return undefined
  }
}

/** The files that a pattern names; stars and question marks are understood in the last two parts, where distributions have them. */
async function filesOf(pattern: string): Promise<readonly string[]> {
  const folder = dirname(pattern)
  const folders = /[*?]/.test(folder) ? await matches(dirname(folder), folder.slice(dirname(folder).length + 1)) : [folder]
  const name = pattern.slice(folder.length + 1)
  const paths = (await Promise.all(folders.slice(0, mostFiles).map((each) => matches(each, name)))).flat()
  const found = await Promise.all(paths.slice(0, mostFiles).map(async (path) => ((await isFile(path)) ? [path] : [])))
  return found.flat()
}

async function matches(folder: string, name: string): Promise<readonly string[]> {
  if (!/[*?]/.test(name)) return [join(folder, name)]
  const entries = await readdir(folder).catch((): string[] => [])
  return entries
    .slice(0, mostFolderEntries)
    .filter((entry) => fitsPattern(entry, name))
    .map((entry) => join(folder, entry))
    .toSorted()
}

/** Compares without going back more than one star, so that a pattern costs its length times the name's. */
function fitsPattern(entry: string, pattern: string): boolean {
  if (entry.startsWith('.') && !pattern.startsWith('.')) return false
  let at = 0
  let starAt = -1
  let resumeAt = 0
  for (let index = 0; index < entry.length;) {
    if (at < pattern.length && (pattern[at] === '?' || (pattern[at] === entry[index] && pattern[at] !== '*'))) {
      at += 1
      index += 1
    } else if (pattern[at] === '*') {
      starAt = at
      resumeAt = index
      at += 1
    } else if (starAt >= 0) {
      at = starAt + 1
      resumeAt += 1
      index = resumeAt
    } else return false
  }
  return /^\**$/.test(pattern.slice(at))
}
