// What most journeys begin with.

import { expect } from '@playwright/test';

import type { CertificatePage } from './pages/certificate-page';
import type { CodePage } from './pages/code-page';
import type { MobilePage } from './pages/mobile-page';
import type { PeoplePage } from './pages/people-page';
import type { SandboxPhone } from './pages/sandbox-phone';

export class Citizen {
  constructor(
    private readonly mobilePage: MobilePage,
    private readonly codePage: CodePage,
    private readonly peoplePage: PeoplePage,
    private readonly certificatePage: CertificatePage,
    private readonly phone: SandboxPhone,
  ) {}

  /** Returns the code that came. */
  async asksForCode(mobile: string): Promise<string> {
    await this.mobilePage.open();
    await this.mobilePage.submit(mobile);
    await this.codePage.isEntered();
    return this.phone.code(mobile);
  }

  async signsIn(mobile: string): Promise<void> {
    await this.codePage.submit(await this.asksForCode(mobile));
    await this.peoplePage.isLoaded();
  }

  async opensCertificate(mobile: string, name: string): Promise<void> {
    await this.signsIn(mobile);
    await expect(this.peoplePage.certificateOf(name)).toHaveAccessibleDescription(name);
    await this.peoplePage.certificateOf(name).tap();
    await this.certificatePage.isEntered();
  }
}
