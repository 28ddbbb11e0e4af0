// Network namespaces of one lab run: made here, and removed with everything in them whatever ends the run. Nothing outside of them is touched.
import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const prefix = 'ponte-lab-'

/** Files that `ip netns exec` lays over /etc for the programs of one namespace (ip-netns(8)). */
const overlayFolder = '/etc/netns'

/** How long a server may take until it listens. */
const startLimitMs = 15_000

/** A program that has not ended by now never will: more than twice what a run may take. */
const endLimitMs = 30_000

const peersProgram = fileURLToPath(new URL('./peers.ts', import.meta.url))

/** A namespace: a computer of the lab. */
export class Namespace {
  readonly name: string
  readonly #run: LabRun

  constructor(name: string, run: LabRun) {
    this.name = name
    this.#run = run
  }

  /** Runs commands of ip(8), one per line, inside. */
  ip(...lines: readonly string[]): Promise<string> {
    return execute('ip', ['-n', this.name, '-batch', '-'], `${lines.join('\n')}\n`)
  }

  /** Runs a program inside to its end and gives what it printed; a failure is an error. */
  execute(program: string, ...args: readonly string[]): Promise<string> {
    return execute('ip', ['netns', 'exec', this.name, program, ...args])
  }

  /** Sets kernel parameters; those of the network belong to the namespace alone. */
  sysctl(...settings: readonly string[]): Promise<string> {
    return this.execute('sysctl', '-q', '-w', ...settings)
  }

  /** Adds rules to the hooks of this namespace's own firewall, in the words of nft(8). */
  async firewall(rules: Readonly<Partial<Record<Hook, readonly string[]>>>): Promise<void> {
    const lines = Object.entries(rules).flatMap(([hook, chain]) => [
      `add chain inet lab at-${hook} { type ${chainTypes[hook as Hook]}; policy accept; }`,
      ...chain.map((rule) => `add rule inet lab at-${hook} ${rule}`),
    ])
    await this.nft('add table inet lab', ...lines)
  }

  /** Gives lines to nft(8) as they are. */
  nft(...lines: readonly string[]): Promise<string> {
    return execute('ip', ['netns', 'exec', this.name, 'nft', '-f', '-'], `${lines.join('\n')}\n`)
  }

  /** Says what programs inside read as /etc/FILE. */
  etc(file: 'resolv.conf' | 'hosts' | 'nsswitch.conf', ...lines: readonly string[]): void {
    mkdirSync(join(overlayFolder, this.name), { recursive: true })
    writeFileSync(join(overlayFolder, this.name, file), `${lines.join('\n')}\n`)
  }

  /** Starts a program inside and waits until it listens on these TCP ports. It ends with the run. */
  async start(program: string, args: readonly string[], ports: readonly number[] = []): Promise<ChildProcess> {
    const child = this.#run.spawn(['netns', 'exec', this.name, 'setpriv', '--pdeathsig', 'KILL', program, ...args])
    await listening(child, ports)
    return child
  }

  /** Starts the lab's own peers inside, each with the manners that its description asks for, and waits until all of them are ready. */
  async serve(...services: readonly object[]): Promise<ChildProcess> {
    const child = this.#run.spawn([
      ...['netns', 'exec', this.name, 'setpriv', '--pdeathsig', 'KILL'],
      ...[process.execPath, peersProgram, JSON.stringify(services)],
    ])
    await said(child, 'ready')
    return child
  }

  /** Starts a program inside and collects what it says until its end. */
  async run(args: readonly string[], env: NodeJS.ProcessEnv, limitMs = endLimitMs): Promise<Ending> {
    const child = this.#run.spawn(['netns', 'exec', this.name, 'setpriv', '--pdeathsig', 'KILL', ...args], env)
    const text = { stdout: '', stderr: '' }
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream]?.setEncoding('utf8').on('data', (part: string) => (text[stream] += part))
    const limit = setTimeout(() => child.kill('SIGKILL'), limitMs)
    const status = await new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 128)))
    clearTimeout(limit)
    return { status, ...text, endedAt: Date.now() }
  }
}

/** How a program ended. */
export interface Ending {
  /** 128 when a signal ended it, such as the lab's own after its patience. */
  readonly status: number
  readonly stdout: string
  readonly stderr: string
  /** By this machine's clock, in milliseconds since 1970. */
  readonly endedAt: number
}

type Hook = 'input' | 'output' | 'forward' | 'prerouting' | 'redirect'

const chainTypes: Readonly<Record<Hook, string>> = {
  input: 'filter hook input priority 0',
  output: 'filter hook output priority 0',
  forward: 'filter hook forward priority 0',
  prerouting: 'filter hook prerouting priority -300',
  redirect: 'nat hook prerouting priority -100',
}

/** All that one run has made and started. */
export class LabRun {
  /** For files of this run: certificates, configurations, data. */
  readonly folder = mkdtempSync(join(tmpdir(), prefix))
  readonly #namespaces = new Set<string>()
  readonly #children = new Set<ChildProcess>()
  #count = 0

  /** Removes what a crashed run has left, and sees to it that this one leaves nothing. */
  static open(): LabRun {
    removeLeftovers()
    const run = new LabRun()
    process.once('exit', () => run.close())
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(128 + constants.signals[signal]))
    return run
  }

  /** Makes a namespace with its loopback up and a resolver file that names nobody. */
  async namespace(role: string): Promise<Namespace> {
    this.#count += 1
    const name = `${prefix}${process.pid}-${this.#count}-${role}`
    this.#namespaces.add(name)
    // Not in the background: what ends the run in between would remove the name first, and the namespace would come after.
    const { status, stderr } = spawnSync('ip', ['netns', 'add', name], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`ip netns add ${name}: ${stderr.trim()}`)
    const namespace = new Namespace(name, this)
    namespace.etc('resolv.conf', '# nobody')
    namespace.etc('hosts', '127.0.0.1 localhost', '::1 localhost')
    namespace.etc('nsswitch.conf', 'hosts: files dns')
    // No duplicate address detection: addresses are usable at once.
    await namespace.sysctl('net.ipv6.conf.all.accept_dad=0', 'net.ipv6.conf.default.accept_dad=0')
    await namespace.ip('link set lo up')
    return namespace
  }

  /** Starts `ip` with these arguments; what it becomes is ended with the run. */
  spawn(args: readonly string[], env: NodeJS.ProcessEnv = process.env): ChildProcess {
    const child = spawn('ip', args, { stdio: ['ignore', 'pipe', 'pipe'], env })
    this.#children.add(child)
    child.once('close', () => this.#children.delete(child))
    return child
  }

  /** Starts a program outside of all namespaces; it is ended with the run. */
  spawnOutside(program: string, args: readonly string[]): ChildProcess {
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    this.#children.add(child)
    child.once('close', () => this.#children.delete(child))
    return child
  }

  /** Ends the programs in some namespaces and removes these. */
  async remove(namespaces: readonly Namespace[]): Promise<void> {
    for (const { name } of namespaces) {
      for (const pid of (await execute('ip', ['netns', 'pids', name])).split('\n')) endProcess(Number(pid))
      await execute('ip', ['netns', 'del', name])
      rmSync(join(overlayFolder, name), { recursive: true, force: true })
      this.#namespaces.delete(name)
    }
  }

  /** Removes everything, without waiting for anybody: also called when the process ends. */
  close(): void {
    for (const child of this.#children) child.kill('SIGKILL')
    for (const name of this.#namespaces) removeNamespace(name)
    this.#namespaces.clear()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Connects two namespaces by a cable with these interface names at its ends. */
export async function link(one: Namespace, oneName: string, other: Namespace, otherName: string): Promise<void> {
  await one.ip(`link add ${oneName} type veth peer name ${otherName} netns ${other.name}`, `link set ${oneName} up`)
  await other.ip(`link set ${otherName} up`)
}

/** Runs a program to its end; a failure is an error with what it said. */
export function execute(program: string, args: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, [...args], (error, stdout, stderr) => {
      if (error) reject(new Error(`${program} ${args.join(' ')}: ${stderr.trim() || error.message}${input === '' ? '' : `\n${input}`}`))
      else resolve(stdout)
    })
    child.stdin?.on('error', () => undefined).end(input)
  })
}

/** Namespaces of runs whose process is gone. */
function removeLeftovers(): void {
  const list = spawnSync('ip', ['netns', 'list'], { encoding: 'utf8' }).stdout
  for (const line of list.split('\n')) {
    const name = line.split(' ', 1)[0] ?? ''
    const owner = /^ponte-lab-(\d+)-/.exec(name)?.[1]
    if (owner !== undefined && !isRunning(Number(owner))) removeNamespace(name)
  }
}

function removeNamespace(name: string): void {
  for (const pid of spawnSync('ip', ['netns', 'pids', name], { encoding: 'utf8' }).stdout.split('\n')) endProcess(Number(pid))
  spawnSync('ip', ['netns', 'del', name])
  rmSync(join(overlayFolder, name), { recursive: true, force: true })
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function endProcess(pid: number): void {
  if (!Number.isInteger(pid) || pid <= 1) return
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // It may have ended by itself meanwhile.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** Waits until a process says a word on stdout. */
export function said(child: ChildProcess, word: string): Promise<void> {
  let complaints = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaints += text))
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`No "${word}" in time: ${complaints}`)), startLimitMs)
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (!text.includes(word)) return
      clearTimeout(limit)
      resolve()
    })
    child.once('close', () => {
      clearTimeout(limit)
      reject(new Error(`Ended before "${word}": ${complaints}`))
    })
  })
}

/** Waits until a process's namespace has listeners on all of these ports (proc(5), /proc/PID/net/tcp: state 0A). */
async function listening(child: ChildProcess, ports: readonly number[]): Promise<void> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (said += text))
  const wanted = ports.map((port) => new RegExp(`:${port.toString(16).toUpperCase().padStart(4, '0')} [0-9A-F]+:0000 0A`))
  for (const start = performance.now(); performance.now() - start < startLimitMs; await new Promise((resolve) => setTimeout(resolve, 20))) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${child.spawnargs.join(' ')} ended: ${said}`)
    const table = readTable(child.pid, 'tcp') + readTable(child.pid, 'tcp6')
    if (wanted.every((pattern) => pattern.test(table))) return
  }
  throw new Error(`${child.spawnargs.join(' ')} does not listen: ${said}`)
}

function readTable(pid: number | undefined, table: string): string {
  try {
    return readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
  } catch {
    // Ended: the caller notices by its event.
    return ''
  }
}
