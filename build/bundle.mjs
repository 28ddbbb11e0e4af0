// Builds dist/ from the sources: the three doors for Node and Electron, and the interface. `node build/bundle.mjs terminal` builds that part
// alone. Whether a build is needed is decided in prepare.mjs; packing for other computers is package.mjs.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { brotliCompressSync } from 'node:zlib'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { build } from 'vite'
import { compiledMessages, withoutParser } from './compiled-messages.mjs'
import { licencesText } from './package/licences.mjs'
import { inProject, markBuilt, projectFolder, sourceState } from './prepare.mjs'

const { version, homepage } = /** @type {{ version: string, homepage: string }} */ (
  JSON.parse(readFileSync(inProject('package.json'), 'utf8'))
)

/** What every build shares. Each part empties only its own files, so that parts can be built alone. */
const shared = /** @satisfies {import('vite').InlineConfig} */ ({
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  define: { __PONTE_VERSION__: JSON.stringify(version), __PONTE_HOMEPAGE__: JSON.stringify(homepage) },
})

/** The packages whose code is in a bundle, by name: what is shipped, and so needs its licence told. @type {Set<string>} */
const bundledPackages = new Set()

/** Notes the packages of a build. @returns {import('vite').Plugin} */
function notePackages() {
  return {
    name: 'note-packages',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []))
      for (const id of modules) {
        const name = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1]
        if (name !== undefined) bundledPackages.add(name.replace('\\', '/'))
      }
    },
  }
}

/** What is there at run time and so stays out of the bundles: nothing of node_modules is shipped. */
const external = ['electron', /^node:/, ...builtinModules]

/**
 * One program for Node: everything in it but Node itself, what is imported lazily in chunks beside it.
 * @param {string} entry @param {string} file below dist/, without its ending @param {boolean} isAlone everything in this one file
 */
async function nodeProgram(entry, file, isAlone = false) {
  const define = { ...shared.define, __PONTE_PAC_WORKER__: JSON.stringify(await (pacWorker ??= buildPacWorker())) }
  return build({
    ...shared,
    root: projectFolder,
    plugins: [notePackages()],
    // `ws` looks for two optional natives that are not shipped; told not to look, it does not (ws, doc/ws.md).
    define: { ...define, 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' },
    ssr: { noExternal: true, target: 'node' },
    resolve: { conditions: ['node', 'module', 'import', 'default'] },
    build: {
      ssr: true,
      target: 'node22',
      minify: true,
      emptyOutDir: false,
      outDir: 'dist',
      rolldownOptions: {
        input: entry,
        platform: 'node',
        external,
        output: {
          format: 'es',
          entryFileNames: `${file}${file === 'window/main' ? '.js' : '.mjs'}`,
          ...(isAlone ? { codeSplitting: false } : { chunkFileNames: `${file}-[name]-[hash].mjs` }),
        },
      },
    },
  })
}

/** @type {Promise<string> | undefined} */
let pacWorker

/** The program of the thread that runs proxy scripts, as one text with its engine inside: it is started from memory, so no file must be found at run time. */
async function buildPacWorker() {
  const engine = brotliCompressSync(readFileSync(inProject('node_modules/quickjs-wasi/quickjs.wasm')))
  const output = await build({
    ...shared,
    root: projectFolder,
    define: { ...shared.define, __PONTE_QUICKJS__: JSON.stringify(engine.toString('base64')) },
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node22',
      minify: true,
      write: false,
      rolldownOptions: {
        input: 'electron/system/proxy/pac/pac-worker.ts',
        platform: 'node',
        external,
        output: { format: 'cjs', codeSplitting: false },
      },
    },
  })
  const chunk = 'output' in output ? output.output[0] : undefined
  if (chunk === undefined) throw new Error('The thread for proxy scripts was not built')
  return chunk.code
}

/** A sandboxed preload is loaded as CommonJS and may require `electron` alone (Electron's process sandboxing guide). */
function preload() {
  return build({
    ...shared,
    root: projectFolder,
    plugins: [notePackages()],
    build: {
      target: 'chrome140',
      minify: true,
      emptyOutDir: false,
      outDir: 'dist/window',
      rolldownOptions: {
        input: 'electron/doors/window/preload.ts',
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
      },
    },
  })
}

/** The interface. Inlined scripts and data URLs would not pass its content security policy. */
function renderer() {
  return build({
    ...shared,
    root: inProject('renderer'),
    base: './',
    plugins: [compiledMessages(), svelte({ configFile: false }), notePackages()],
    resolve: { alias: [withoutParser] },
    build: {
      outDir: '../dist/renderer',
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // A slow machine is no news.
      rolldownOptions: { checks: { bundlerTimings: false } },
    },
  })
}

/** @type {Readonly<Record<string, () => Promise<unknown>>>} */
const parts = {
  terminal: () => nodeProgram('electron/doors/terminal/main.ts', 'terminal'),
  // Copied to a server as it is, and run there with Node alone.
  alone: () => nodeProgram('electron/doors/terminal/main.ts', 'ponte-terminal', true),
  browser: () => nodeProgram('electron/doors/browser/main.ts', 'browser-door'),
  window: () => nodeProgram('electron/doors/window/main.ts', 'window/main'),
  preload,
  renderer,
}

const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !(name in parts))
if (unknown === undefined) {
  const before = sourceState()
  const isWhole = wanted.length === 0
  if (isWhole) rmSync(inProject('dist'), { recursive: true, force: true })
  await Promise.all(Object.entries(parts).flatMap(([name, buildPart]) => (isWhole || wanted.includes(name) ? [buildPart()] : [])))
  if (isWhole) {
    const names = [...bundledPackages].sort()
    writeFileSync(inProject('dist/packages.json'), `${JSON.stringify(names)}\n`)
    writeFileSync(inProject('dist/licences.txt'), licencesText(projectFolder, names))
    markBuilt(before)
  }
} else {
  console.error(`There is no part "${unknown}"; the parts are ${Object.keys(parts).join(', ')}.`)
  process.exitCode = 2
}
