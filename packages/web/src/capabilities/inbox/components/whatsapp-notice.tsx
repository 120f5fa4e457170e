import { Turn } from "@centralita/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, useProblemText } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, toast } from "../../../shared/kit/index.ts";
import { TemplateForm, templatesText } from "../../../shared/whatsapp/index.ts";
import type { Chat } from "../chat.ts";
import { chatKey } from "../queries/inbox.ts";
import { whatsappText } from "../whatsapp-text.ts";

/** In the place of the field for an answer, where WhatsApp takes none: why, and what can be sent instead. */
export function WhatsappNotice({ chat, why }: { chat: Chat; why: "closed" | "opted-out" }) {
	const t = useText(whatsappText);
	if (why === "opted-out")
		return (
			<div className="border-line border-t px-4 py-3">
				<Banner tone="warn" title={t("optedOut")}>
					{t("optedOutLead")}
				</Banner>
			</div>
		);
	return (
		<div className="grid gap-3 border-line border-t px-4 py-3">
			<Banner tone="warn" title={t("closed")}>
				{t("closedLead")}
			</Banner>
			<ChatTemplate chat={chat} />
		</div>
	);
}

function ChatTemplate({ chat }: { chat: Chat }) {
	const t = useText(templatesText);
	const problem = useProblemText();
	const client = useQueryClient();
	const send = useMutation({
		mutationFn: ({ key, ...body }: { templateId: string; values: readonly string[]; key: string }) =>
			api.post(`/inbox/${chat.id}/template`, { body, schema: Turn, idempotencyKey: key }),
		onSuccess: () => {
			toast.success(t("templateSent"));
			return client.invalidateQueries({ queryKey: chatKey(chat.id) });
		},
		onError: (error) => toast.error(problem(error)),
	});
	return <TemplateForm sending={send.isPending} onSend={(body) => send.mutateAsync(body)} />;
}
