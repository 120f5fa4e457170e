import { type Line, LineTestCall, type PhoneCall } from "@centralita/contracts";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { PhoneOff, PhoneOutgoing } from "lucide-react";
import { useId } from "react";
import { api, useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useDraft } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Dialog, Field, PhoneInput, toast } from "../../../shared/kit/index.ts";
import { phoneCallQuery, useTestCall } from "../queries/lines.ts";
import { testCallText } from "../test-call-text.ts";
import { useCarrierProblem } from "../use-carrier-problem.ts";
import { CallProgress } from "./call-progress.tsx";
import { rememberedMyPhone, rememberMyPhone } from "./my-phone.ts";

type Props = { line: Line; dirty: boolean; onClose: () => void };

/** Rings one's own telephone from the line and shows how that goes. Closing it does not hang up. */
export function TestCallDialog({ line, dirty, onClose }: Props) {
	const t = useText(testCallText);
	const common = useText(commonText);
	const problem = useCarrierProblem();
	const id = useId();
	const call = useTestCall(line.id);
	const draft = useDraft(LineTestCall, { to: rememberedMyPhone() });
	const begin = () => {
		const body = draft.check();
		if (!body) return;
		rememberMyPhone(body.to);
		call.mutate(body.to, { onError: draft.refuse });
	};
	const started = call.data;
	return (
		<Dialog
			open
			onOpenChange={onClose}
			size="sm"
			title={t("title")}
			description={t("lead")}
			footer={
				started ? (
					<RunningFooter call={started} onAgain={begin} onClose={onClose} />
				) : (
					<>
						<Button onClick={onClose}>{common("cancel")}</Button>
						<Button type="submit" form={id} variant="primary" loading={call.isPending}>
							{!call.isPending && <PhoneOutgoing aria-hidden />}
							{t("call")}
						</Button>
					</>
				)
			}
		>
			{started ? (
				<Running key={started.callId} call={started} />
			) : (
				<form
					id={id}
					noValidate
					className="grid gap-4"
					onSubmit={(event) => {
						event.preventDefault();
						begin();
					}}
				>
					{call.error && (
						<Banner tone="bad" role="alert">
							{problem(call.error)}
						</Banner>
					)}
					{dirty && <Banner tone="warn">{t("unsaved")}</Banner>}
					{line.assistantId === null && <Banner tone="warn">{t("noAssistant")}</Banner>}
					<Field label={t("number")} hint={t("numberHint")} error={draft.errors.to}>
						<PhoneInput value={draft.values.to} onValueChange={(to) => draft.patch({ to })} />
					</Field>
				</form>
			)}
		</Dialog>
	);
}

const useProgress = (call: PhoneCall): PhoneCall => useQuery(phoneCallQuery(call.callId)).data ?? call;

function Running({ call }: { call: PhoneCall }) {
	return <CallProgress call={useProgress(call)} />;
}

function RunningFooter({ call, onAgain, onClose }: { call: PhoneCall; onAgain: () => void; onClose: () => void }) {
	const t = useText(testCallText);
	const common = useText(commonText);
	const problem = useProblemText();
	const can = useCan();
	const { state, conversationId } = useProgress(call);
	const hangUp = useMutation({
		mutationFn: () => api.delete(`/calls/${call.callId}`),
		onError: (error) => toast.error(problem(error)),
	});
	return (
		<>
			{conversationId !== null && can("conversations:read") && (
				<Button asChild variant="ghost" className="max-sm:w-full sm:mr-auto">
					<Link to="/history/$conversationId" params={{ conversationId }}>
						{t("seeConversation")}
					</Link>
				</Button>
			)}
			{state === "ended" ? (
				<>
					<Button onClick={onAgain}>{t("again")}</Button>
					<Button variant="primary" onClick={onClose}>
						{common("close")}
					</Button>
				</>
			) : (
				can("calls:supervise") && (
					<Button variant="danger" loading={hangUp.isPending} onClick={() => hangUp.mutate()}>
						<PhoneOff aria-hidden />
						{t("hangUp")}
					</Button>
				)
			)}
		</>
	);
}
