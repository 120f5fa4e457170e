import type { ConversationDetail } from "@centralita/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { AudioLines, Braces, Ellipsis, Eye, Trash2 } from "lucide-react";
import { useState } from "react";
import { api, apiUrl, useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { conversationKey, conversationsKey } from "../../../shared/conversation/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Button, ConfirmDialog, DropdownMenu, MenuItem, MenuSeparator, toast } from "../../../shared/kit/index.ts";
import { conversationText } from "../conversation-text.ts";
import { OriginalsDialog } from "./originals-dialog.tsx";

/** Take it away as a file, or erase it. */
export function ConversationActions({ conversation }: { conversation: ConversationDetail }) {
	const t = useText(conversationText);
	const common = useText(commonText);
	const can = useCan();
	const problem = useProblemText();
	const navigate = useNavigate();
	const client = useQueryClient();
	const [confirming, setConfirming] = useState(false);
	const [looking, setLooking] = useState(false);
	const path = `/conversations/${conversation.id}`;
	const remove = useMutation({
		mutationFn: () => api.delete(path),
		onSuccess: async () => {
			toast.success(t("deleted"));
			await navigate({ to: "/history" });
			client.removeQueries({ queryKey: conversationKey(conversation.id) });
			await client.invalidateQueries({ queryKey: conversationsKey });
		},
		onError: (error) => {
			setConfirming(false);
			toast.error(problem(error));
		},
	});
	const canExport = can("conversations:export");
	const canDelete = can("conversations:delete") && conversation.status === "ended";
	const seesPersonal = can("personal-data:read");
	if (!canExport && !canDelete && !conversation.recording) return null;
	return (
		<>
			<DropdownMenu
				trigger={
					<Button>
						<Ellipsis />
						{t("actions")}
					</Button>
				}
			>
				{canExport && (
					<MenuItem asChild>
						<a href={apiUrl(`${path}/export`)} download>
							<Braces />
							{t("exportJson")}
						</a>
					</MenuItem>
				)}
				{canExport && seesPersonal && (
					<>
						<MenuItem asChild>
							<a href={apiUrl(`${path}/export`, { masked: false })} download>
								<Braces />
								{t("exportAsSaid")}
							</a>
						</MenuItem>
						<MenuItem onSelect={() => setLooking(true)}>
							<Eye />
							{t("originals")}
						</MenuItem>
					</>
				)}
				{conversation.recording && (
					<MenuItem asChild>
						<a href={apiUrl(`${path}/recording`, { download: true })} download>
							<AudioLines />
							{t("downloadAudio")}
						</a>
					</MenuItem>
				)}
				{canDelete && (
					<>
						<MenuSeparator />
						<MenuItem tone="danger" onSelect={() => setConfirming(true)}>
							<Trash2 />
							{common("delete")}
						</MenuItem>
					</>
				)}
			</DropdownMenu>
			{looking && <OriginalsDialog conversationId={conversation.id} onClose={() => setLooking(false)} />}
			<ConfirmDialog
				open={confirming}
				onOpenChange={setConfirming}
				title={t("deleteTitle")}
				description={t("deleteBody")}
				confirmLabel={common("delete")}
				loading={remove.isPending}
				onConfirm={() => remove.mutate()}
			/>
		</>
	);
}
