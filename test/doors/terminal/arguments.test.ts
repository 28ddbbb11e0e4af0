// Command lines that make no sense: one line on stderr, nothing on stdout, status 2, and nobody contacted. And those that only ask for help.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newFolder, runTerminal } from './terminal-process.ts'

const address = 'ws://127.0.0.1:4009'

const senseless: readonly (readonly [what: string, words: readonly string[], said: RegExp])[] = [
  ['no command', [], /no command/],
  ['a word that is no command', ['ping', address], /“ping”.*diagnose/],
  ['no address', ['diagnose'], /name an address/],
  ['an empty address', ['diagnose', ''], /type or paste an address/],
  ['spaces for an address', ['diagnose', ' ', '\t\n'], /type or paste an address/],
  ['a port that no computer has', ['diagnose', 'ws://127.0.0.1:99999'], /99999/],
  ['a scheme that is not known', ['diagnose', 'gopher://127.0.0.1'], /gopher/],
  ['a sentence without an address', ['diagnose', 'it', 'does', 'not', 'work'], /address/],
  ['an address without end', ['diagnose', 'a'.repeat(9000)], /8,000/],
  ['an unknown option', ['diagnose', address, '--verbose'], /--verbose.*--help/],
  ['an unknown short option', ['diagnose', '-x', address], /-x/],
  ['an address that begins with a dash', ['diagnose', '-server.test:80'], /-s/],
  ['the same after --', ['diagnose', '--', '-server.test:80'], /“-server\.test”/],
  ['an option without its value', ['diagnose', address, '--timeout'], /--timeout/],
  ['an option with another as its value', ['diagnose', '--proxy', '--json', address], /--proxy/],
  ['a switch with a value', ['diagnose', '--json=yes', address], /--json /],
  ['help with a value', ['diagnose', '--help=me'], /--help /],
  ['a language that nobody speaks', ['diagnose', address, '--lang', 'tlh'], /“tlh”.*en, pt, it/],
  ['a language of several lines', ['diagnose', address, '--lang', 'x\ny\u001b[31m'], /x<U\+000A>y<U\+001B>/],
  ['no time', ['diagnose', address, '--timeout', '0'], /“0”.*1 .*600/],
  ['a time that is no number', ['diagnose', address, '--timeout', 'soon'], /“soon”/],
  ['a negative time', ['diagnose', address, '--timeout=-5'], /“-5”/],
  ['a day', ['diagnose', address, '--timeout', '86400'], /“86400”/],
  ['an expected address that is a name', ['diagnose', address, '--expect-ip', 'server.test'], /“server\.test”/],
  ['an expected address with a zone', ['diagnose', address, '--expect-ip', `fe80::1%${'a'.repeat(200)}`], /fe80::1%/],
  ['a proxy of no known kind', ['diagnose', address, '--proxy', 'gopher://proxy.test'], /--proxy/],
  ['an empty proxy', ['diagnose', address, '--proxy', ''], /--proxy/],
  ['a proxy with a name that no name can have', ['diagnose', address, '--proxy', `http://${'a'.repeat(300)}`], /--proxy/],
  ['a file of no known kind', ['diagnose', address, '--out', 'report.doc'], /report\.doc.*\.json.*\.txt/],
  ['a PDF, which the window makes', ['diagnose', address, '--out', 'report.pdf'], /window.*report\.html/],
  ['a file without an ending', ['diagnose', address, '--out', 'report'], /report/],
  ['a file in a folder that is not there', ['diagnose', address, '--out', 'missing/report.json'], /missing/],
  ['a folder for a file', ['diagnose', address, '--out', 'folder.json'], /folder\.json/],
  ['a file below a file', ['diagnose', address, '--out', 'file.txt/report.json'], /file\.txt/],
  ['a server description that is not there', ['diagnose', address, '--server-report', 'missing.json'], /missing\.json/],
  ['a server description that is none', ['diagnose', address, '--server-report', 'file.txt'], /neither what describe-server/],
  ['no port to await calls at', ['await-call'], /1 to 65535/],
  ['a port that is none to await calls at', ['await-call', '70000'], /“70000”/],
  ['two ports to await calls at', ['await-call', '80', '81'], /“80 81”/],
  ['a time that is no whole number to await calls for', ['await-call', '4009', '--seconds', '0.5'], /“0\.5”.*1 .*3,600/],
  ['nothing to explain', ['explain'], /report file.*error text/],
  ['an empty text to explain', ['explain', ' '], /report file.*error text/],
  ['a text without end to explain', ['explain', 'ECONNREFUSED '.repeat(700)], /8,000/],
  ['no file to replay', ['replay'], /one report file/],
  ['two files to replay', ['replay', 'a', 'b'], /one report file/],
  ['an error without an address to diagnose', ['diagnose', 'read', 'ECONNRESET'], /explain/],
  ['a missing file to explain', ['explain', 'missing.json'], /“missing\.json” is neither a file/],
  ['a missing file in a folder to explain', ['explain', './missing/report'], /“\.\/missing\/report” is neither a file/],
  ['a folder to explain', ['explain', 'folder.json'], /folder\.json/],
  ['an option of another command', ['replay', 'file.txt', '--timeout', '3'], /replay.*--timeout/],
]

describe.concurrent('a command line that makes no sense', () => {
  it.each(senseless)('gets one line and status 2: %s', async (_what, words, said) => {
    const cwd = newFolder()
    mkdirSync(join(cwd, 'folder.json'))
    writeFileSync(join(cwd, 'file.txt'), 'a text')
    const { status, stdout, stderr } = await runTerminal(words, { cwd, sabotage: 'crashing-network.ts' })
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^[^\n]+\n$/)
    expect(stderr).toMatch(said)
    expect(stderr).not.toContain('Error:')
  })

  it('does not repeat a password', async () => {
    const secrets = [
      ['diagnose', address, '--proxy', 'gopher://someone:hunter2@proxy.test'],
      ['diagnose', '--prox=http://someone:hunter2@proxy.test', address],
      ['diagnose', 'ws://someone:hunter2@127.0.0.1:99999'],
      ['diagnose', 'gopher://someone:hunter2@127.0.0.1'],
    ]
    const endings = await Promise.all(secrets.map((words) => runTerminal(words)))
    expect(endings.map(({ status, stderr }) => [status, /hunter2|someone/.test(stderr)])).toEqual(secrets.map(() => [2, false]))
  })

  it('is refused in the language that was asked for', async () => {
    const languages = ['pt', 'it', 'en-XA', 'ar-XB', 'en']
    const endings = await Promise.all(languages.map((code) => runTerminal(['diagnose', '--lang', code])))
    expect(endings.map(({ status }) => status)).toEqual(languages.map(() => 2))
    expect(new Set(endings.map(({ stderr }) => stderr)).size).toBe(languages.length)
  })
})

describe.concurrent('help and version', () => {
  it.each([
    [['--help'], /Commands: diagnose/],
    [['-h'], /Commands: diagnose/],
    [['diagnose', '--help'], /^diagnose ADDRESS[^]*--timeout SECONDS[^]*130 cancelled/],
    [['diagnose', '-h', address], /^diagnose ADDRESS/],
    [['explain', '--help'], /^explain FILE/],
    [['replay', '--help'], /^replay FILE/],
    [['describe-server', '--help'], /^describe-server/],
    [['await-call', '--help'], /^await-call/],
    [['--version'], /^\S+\n$/],
    [['diagnose', '--version'], /^\S+\n$/],
    [['diagnose', '--version', address], /^\S+\n$/],
  ])('of %j stand on stdout, with status 0', async (words, said) => {
    const { status, stdout, stderr } = await runTerminal(words, { sabotage: 'crashing-network.ts' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(said)
  })
})
