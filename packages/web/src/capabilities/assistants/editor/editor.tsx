import type { Assistant } from "@centralita/contracts";
import { Link } from "@tanstack/react-router";
import { Drama, History, PhoneCall } from "lucide-react";
import { useState } from "react";
import { useCan } from "../../../shared/auth/index.ts";
import { LeaveGuard, SaveBar } from "../../../shared/forms/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { BackLabel, Banner, Button, PageHeader } from "../../../shared/kit/index.ts";
import { AssistantBadge } from "../components/assistant-badge.tsx";
import { rehearsalText } from "../rehearsals/text.ts";
import type { Section } from "../sections.ts";
import { assistantsText } from "../text.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { DraftContext } from "./draft-context.ts";
import { PublishDialog } from "./publish-dialog.tsx";
import { SectionNav } from "./section-nav.tsx";
import { SectionForm } from "./sections/section-form.tsx";
import { useDraftState } from "./use-draft-state.ts";
import { useSaving } from "./use-saving.ts";

/** Everything about one assistant, a section at a time. */
export function Editor({ assistant, section }: { assistant: Assistant; section: Section }) {
	const t = useText(assistantsText);
	const rehearsal = useText(rehearsalText);
	const can = useCan();
	const draft = useDraftState(assistant, !can("assistants:write"));
	const saving = useSaving(assistant.id, draft);
	const [publishing, setPublishing] = useState(false);
	return (
		<DraftContext value={draft}>
			<PageHeader
				title={assistant.draft.name}
				back={
					<Link to="/assistants" className="w-fit rounded">
						<BackLabel>{t("back")}</BackLabel>
					</Link>
				}
				aside={<AssistantBadge {...assistant} />}
				actions={
					<>
						<Button asChild variant="ghost">
							<Link to="/assistants/$assistantId/versions" params={{ assistantId: assistant.id }}>
								<History aria-hidden />
								{t("versions")}
							</Link>
						</Button>
						<Button asChild variant="ghost">
							<Link to="/assistants/$assistantId/rehearsals" params={{ assistantId: assistant.id }}>
								<Drama aria-hidden />
								{rehearsal("tab")}
							</Link>
						</Button>
						{can("calls:simulate") && (
							<Button asChild>
								<Link to="/simulator" search={{ assistant: assistant.id, draft: true }}>
									<PhoneCall aria-hidden />
									{t("call")}
								</Link>
							</Button>
						)}
						{!draft.readOnly && (
							<Button
								variant="primary"
								disabled={!draft.dirty && !assistant.changed && assistant.publishedVersion !== null}
								onClick={() => saving.checked() && setPublishing(true)}
							>
								{t("publish")}
							</Button>
						)}
					</>
				}
			/>
			{draft.readOnly && <Banner>{t("readOnly")}</Banner>}
			<div className="grid items-start gap-x-8 gap-y-4 lg:grid-cols-[11rem_minmax(0,1fr)]">
				<SectionNav assistantId={assistant.id} current={section} errors={draft.errors} />
				<fieldset disabled={draft.readOnly} className="min-w-0 max-w-3xl">
					<SectionForm key={draft.generation} section={section} />
				</fieldset>
			</div>
			<SaveBar visible={draft.dirty} saving={saving.isSaving} label={t("saveDraft")} onSave={saving.save} />
			{publishing && (
				<PublishDialog
					assistantId={assistant.id}
					dirty={draft.dirty}
					loading={saving.isSaving}
					onClose={() => setPublishing(false)}
					onPublish={(note) => saving.publish(note, () => setPublishing(false))}
				/>
			)}
			<ConflictDialog
				open={saving.conflict}
				loading={saving.isSaving}
				onClose={saving.dismissConflict}
				onKeepMine={saving.keepMine}
				onLoadTheirs={saving.loadTheirs}
			/>
			<LeaveGuard active={draft.dirty} />
		</DraftContext>
	);
}
