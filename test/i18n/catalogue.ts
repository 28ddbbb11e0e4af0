// All English messages, as one flat list of ids, for tests that look at every sentence.
import diagnosis from '../../shared/i18n/messages/en/diagnosis.json' with { type: 'json' }
import interfaceTexts from '../../shared/i18n/messages/en/interface.json' with { type: 'json' }
import terminal from '../../shared/i18n/messages/en/terminal.json' with { type: 'json' }

export const catalogue: Readonly<Record<string, string>> = { ...diagnosis, ...interfaceTexts, ...terminal }
