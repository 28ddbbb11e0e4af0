// The hosting panel whose files are on this machine, by the folders that the panels' own documentation names. That they are there does not say that
// it runs.
import { access } from 'node:fs/promises'

/** The more special first: Virtualmin is part of Webmin. aaPanel is Baota's edition for other countries and lies in the same folder. */
const panelFiles: readonly (readonly [file: string, name: string])[] = [
  ['/usr/local/psa/version', 'Plesk'],
  ['/usr/local/cpanel/version', 'cPanel'],
  ['/usr/local/directadmin/conf/directadmin.conf', 'DirectAdmin'],
  ['/usr/local/directadmin/directadmin', 'DirectAdmin'],
  ['/usr/local/ispconfig', 'ISPConfig'],
  ['/usr/local/CyberCP', 'CyberPanel'],
  ['/www/server/panel', 'aaPanel / 宝塔 (Baota)'],
  ['/usr/local/hestia', 'HestiaCP'],
  ['/usr/local/vesta', 'VestaCP'],
  ['/usr/local/cwpsrv', 'CWP'],
  ['/usr/local/bin/1pctl', '1Panel'],
  ['/etc/webmin/virtual-server', 'Virtualmin'],
  ['/etc/webmin/miniserv.conf', 'Webmin'],
]

/** Its name; `undefined` where none of the known ones is seen. */
export async function readHostingPanel(files = panelFiles): Promise<string | undefined> {
  const found = await Promise.all(
    files.map(([file]) =>
      access(file).then(
        () => true,
        // A folder that is closed to this user is there; a path below one that is closed is not known to be.
        () => false,
      ),
    ),
  )
  return files[found.indexOf(true)]?.[1]
}
