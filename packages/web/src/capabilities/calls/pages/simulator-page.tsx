import { type AssistantSummary, languageOf } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Headset } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, EmptyState, Page, PageHeader, QueryView } from "../../../shared/kit/index.ts";
import { assistantChoicesQuery } from "../../../shared/queries/index.ts";
import { CallSetup } from "../components/call-setup.tsx";
import { CallView } from "../components/call-view.tsx";
import { CallLeaveGuard } from "../components/leave-guard.tsx";
import { type CallChoice, useCall } from "../components/use-call.ts";
import { isUnderWay } from "../engine/call-state.ts";
import { callsText } from "../text.ts";

const route = getRouteApi("/shell/simulator");

export function SimulatorPage() {
	const t = useText(callsText);
	const assistants = useQuery(assistantChoicesQuery);
	const [calling, setCalling] = useState(false);
	return (
		<Page>
			<PageHeader title={t("title")} description={calling ? undefined : t("description")} />
			<QueryView query={assistants}>{(items) => <Simulator assistants={items} onCalling={setCalling} />}</QueryView>
		</Page>
	);
}

type SimulatorProps = { assistants: readonly AssistantSummary[]; onCalling: (calling: boolean) => void };

function Simulator({ assistants, onCalling }: SimulatorProps) {
	const search = route.useSearch();
	const navigate = route.useNavigate();
	const { state, engine, start, dismiss } = useCall();
	const calling = engine !== null && state.phase !== "idle";
	useEffect(() => onCalling(calling), [calling, onCalling]);
	const lastChoice = useRef<CallChoice | null>(null);
	const language = useLanguage();
	const published = assistants.filter((assistant) => assistant.publishedVersion !== null);
	const chosen =
		assistants.find((assistant) => assistant.id === search.assistant) ??
		published.find((assistant) => languageOf(assistant.locale) === language) ??
		published[0] ??
		assistants[0];
	if (!chosen) return <NoAssistants />;
	const draft = chosen.publishedVersion === null || search.draft === true;
	const call = (choice: CallChoice) => {
		lastChoice.current = choice;
		start(choice);
	};
	return (
		<>
			<CallLeaveGuard active={isUnderWay(state)} />
			{engine && calling ? (
				<CallView
					state={state}
					engine={engine}
					assistant={chosen.name}
					onAgain={() => lastChoice.current && start(lastChoice.current)}
					onAnother={dismiss}
				/>
			) : (
				<>
					{published.length === 0 && <NonePublished />}
					<CallSetup
						assistants={assistants}
						chosen={chosen}
						draft={draft}
						onChoose={(next) =>
							void navigate({
								search: { assistant: next.assistantId, ...(next.draft ? { draft: true } : {}) },
								replace: true,
							})
						}
						onCall={call}
					/>
				</>
			)}
		</>
	);
}

function NoAssistants() {
	const t = useText(callsText);
	return (
		<EmptyState
			icon={<Headset />}
			title={t("emptyTitle")}
			description={t("emptyBody")}
			action={
				<Button variant="primary" asChild>
					<Link to="/assistants">{t("createAssistant")}</Link>
				</Button>
			}
		/>
	);
}

function NonePublished() {
	const t = useText(callsText);
	return (
		<Banner
			tone="warn"
			title={t("noPublishedTitle")}
			action={
				<Button size="sm" asChild>
					<Link to="/assistants">{t("openAssistants")}</Link>
				</Button>
			}
		>
			{t("noPublishedBody")}
		</Banner>
	);
}
