import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Download, Ellipsis, Trash2 } from "lucide-react";
import { useState } from "react";
import { api, apiUrl, useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, ConfirmDialog, DropdownMenu, MenuItem, MenuSeparator, toast } from "../../../shared/kit/index.ts";
import { contactsText } from "../text.ts";

/** What a person may ask the company for: a copy of their data, or its erasure. */
export function ContactRights({ contactId }: { contactId: string }) {
	const t = useText(contactsText);
	const can = useCan();
	const problem = useProblemText();
	const navigate = useNavigate();
	const client = useQueryClient();
	const [confirming, setConfirming] = useState(false);
	const path = `/contacts/${contactId}`;
	const erase = useMutation({
		mutationFn: () => api.delete(path),
		onSuccess: async () => {
			toast.success(t("erased"));
			await navigate({ to: "/contacts" });
			await client.invalidateQueries();
		},
		onError: (error) => {
			setConfirming(false);
			toast.error(problem(error));
		},
	});
	const canExport = can("conversations:export");
	const canErase = can("contacts:erase");
	if (!canExport && !canErase) return null;
	return (
		<>
			<DropdownMenu
				trigger={
					<Button aria-label={t("more")}>
						<Ellipsis aria-hidden />
					</Button>
				}
			>
				{canExport && (
					<MenuItem asChild>
						<a href={apiUrl(`${path}/data`)} download>
							<Download />
							{t("download")}
						</a>
					</MenuItem>
				)}
				{canExport && canErase && <MenuSeparator />}
				{canErase && (
					<MenuItem tone="danger" onSelect={() => setConfirming(true)}>
						<Trash2 />
						{t("erase")}
					</MenuItem>
				)}
			</DropdownMenu>
			<ConfirmDialog
				open={confirming}
				onOpenChange={setConfirming}
				title={t("eraseTitle")}
				description={t("eraseBody")}
				confirmLabel={t("erase")}
				loading={erase.isPending}
				onConfirm={() => erase.mutate()}
			/>
		</>
	);
}
