// The built interface, read once at the start: a fixed list of names with their bytes. A request can pick from the list and nothing else, so no
// path is ever made from what somebody asks for.
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** One file as it is sent. */
export interface InterfaceFile {
  readonly contentType: string
  readonly bytes: Buffer<ArrayBuffer>
}

/** The files by name, relative to the interface's folder, with `/` between the parts. */
export type InterfaceFiles = ReadonlyMap<string, InterfaceFile>

/** What a bundled interface may consist of; anything else in the folder is not served. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Reads the folder of the built interface with all below it; links are not followed. */
export async function readInterfaceFiles(folder: string): Promise<InterfaceFiles> {
  const files = new Map<string, InterfaceFile>()
  for (const name of await listFiles(folder, '')) {
    const contentType = contentTypes[extname(name)]
    if (contentType !== undefined) files.set(name, { contentType, bytes: await readFile(join(folder, name)) })
  }
  return files
}

// By hand: inside an asar archive `recursive` came late and entries lack `parentPath` (electron#41582, electron#51845).
async function listFiles(folder: string, prefix: string): Promise<readonly string[]> {
  const names: string[] = []
  for (const entry of await readdir(join(folder, prefix), { withFileTypes: true })) {
    if (entry.isDirectory()) names.push(...(await listFiles(folder, `${prefix}${entry.name}/`)))
    else if (entry.isFile()) names.push(`${prefix}${entry.name}`)
  }
  return names
}
