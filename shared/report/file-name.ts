// The names of files that are saved.

/** Says when the check was and nothing of what is inside. */
export function fileNameOf(createdAt: string, format: 'html' | 'json' | 'txt' | 'zip' | 'pdf'): string {
  // Where Ponte is installed, the report itself opens with it.
  const ending = format === 'json' ? 'ponte' : format
  return `ponte-${createdAt.slice(0, 19).replaceAll(/[:T]/g, '-')}.${ending}`
}

/** Says when the machine was described, and not which machine it is. */
export function serverFileNameOf(describedAt: string): string {
  return `ponte-server-${describedAt.slice(0, 19).replaceAll(/[:T]/g, '-')}.json`
}
