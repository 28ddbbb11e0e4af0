// Every case of the lab. The slow ones come first, so that none is left to wait for at the end.
import type { LabCase } from '../lab-case.ts'
import { conversationCases } from './conversation.ts'
import { encryptionCases } from './encryption.ts'
import { nameCases } from './names.ts'
import { reachabilityCases } from './reachability.ts'

export const labCases: readonly LabCase[] = [...nameCases, ...reachabilityCases, ...conversationCases, ...encryptionCases]
