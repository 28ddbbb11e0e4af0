// Which program sets the clock of a Linux machine by a time server, by what it leaves while it runs. None seen is not "none": a machine's host may set it.
import { access, readFile } from 'node:fs/promises'
import type { TimeService } from '../../../shared/facts/machine.ts'

/** What a service leaves: a file with its process, or one that is there as long as it runs and has been answered. */
interface ServiceSign {
  readonly name: TimeService
  readonly file: string
  /** The name of the process whose number is in the file; absent where the file itself is the sign. */
  readonly process?: string
}

/** chronyd(8) `pidfile`, ntpd(8) as distributions start it, systemd-timesyncd(8). */
const timeServices: readonly ServiceSign[] = [
  { name: 'chrony', file: '/run/chrony/chronyd.pid', process: 'chronyd' },
  { name: 'chrony', file: '/run/chronyd.pid', process: 'chronyd' },
  { name: 'ntpd', file: '/run/ntpd.pid', process: 'ntpd' },
  { name: 'systemd-timesyncd', file: '/run/systemd/timesync/synchronized' },
]

/** The name of the first that runs. */
export async function readTimeService(services = timeServices): Promise<TimeService | undefined> {
  const found = await Promise.all(services.map(runs))
  return services[found.indexOf(true)]?.name
}

async function runs({ file, process }: ServiceSign): Promise<boolean> {
  try {
    if (process === undefined) return await access(file).then(() => true)
    const pid = /^\d{1,10}\s*$/.exec(await readFile(file, 'latin1'))?.[0].trim() ?? ''
    // A file may be left over by one that crashed.
    return (await readFile(`/proc/${pid}/comm`, 'latin1')).trim() === process
  } catch {
    return false
  }
}
