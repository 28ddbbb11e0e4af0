// Every case of the lab. The slow ones come first, so that none is left to wait for at the end.
import type { LabCase } from '../lab-case.ts'
import { callCodeCases } from './call-codes.ts'
import { conversationCases } from './conversation.ts'
import { encryptionCases } from './encryption.ts'
import { healthyCases } from './healthy.ts'
import { inBetweenCases } from './in-between.ts'
import { nameCases } from './names.ts'
import { ownServerCases } from './own-servers.ts'
import { providerCases } from './providers.ts'
import { proxyCases } from './proxies.ts'
import { proxyCheckCases } from './proxy-checks.ts'
import { proxyInterceptionCases } from './proxy-interception.ts'
import { proxyProgramCases } from './proxy-programs.ts'
import { proxySettingCases } from './proxy-settings.ts'
import { reachabilityCases } from './reachability.ts'
import { thisSideCases } from './this-side.ts'
import { twoSidesCases } from './two-sides.ts'
import { usedUpCases } from './used-up.ts'
import { wrongPlaceCases } from './wrong-places.ts'

export const labCases: readonly LabCase[] = [
  ...callCodeCases,
  ...nameCases,
  ...providerCases,
  ...reachabilityCases,
  ...twoSidesCases,
  ...wrongPlaceCases,
  ...thisSideCases,
  ...usedUpCases,
  ...inBetweenCases,
  ...ownServerCases,
  ...conversationCases,
  ...proxyCases,
  ...proxyCheckCases,
  ...proxyInterceptionCases,
  ...proxyProgramCases,
  ...proxySettingCases,
  ...healthyCases,
  ...encryptionCases,
]
