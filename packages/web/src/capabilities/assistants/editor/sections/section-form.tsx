import type { ReactNode } from "react";
import type { Section } from "../../sections.ts";
import { ConversationSection } from "./conversation-section.tsx";
import { EngineSection } from "./engine-section.tsx";
import { ExtractionSection } from "./extraction-section.tsx";
import { GuidesSection } from "./guides-section.tsx";
import { IdentitySection } from "./identity-section.tsx";
import { LimitsSection } from "./limits-section.tsx";
import { QuestionsSection } from "./questions-section.tsx";
import { TransferSection } from "./transfer-section.tsx";
import { TurnsSection } from "./turns-section.tsx";
import { VoiceSection } from "./voice-section.tsx";

const forms: Record<Section, () => ReactNode> = {
	identity: IdentitySection,
	conversation: ConversationSection,
	voice: VoiceSection,
	engine: EngineSection,
	turns: TurnsSection,
	guides: GuidesSection,
	questions: QuestionsSection,
	extraction: ExtractionSection,
	transfer: TransferSection,
	limits: LimitsSection,
};

export function SectionForm({ section }: { section: Section }) {
	const Form = forms[section];
	return <Form />;
}
