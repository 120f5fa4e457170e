import type { NotificationChannel } from "@centralita/contracts";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useCan } from "../../../shared/auth/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import {
	Badge,
	Button,
	ConfirmDialog,
	DropdownMenu,
	IconButton,
	MenuItem,
	MenuSeparator,
	toast,
} from "../../../shared/kit/index.ts";
import { useChangeChannel, useRemoveChannel, useTestChannel } from "../queries/notifications.ts";
import { notificationsText } from "../text.ts";
import { ChannelDialog } from "./channel-dialog.tsx";

export function ChannelRow({ channel }: { channel: NotificationChannel }) {
	const t = useText(notificationsText);
	const common = useText(commonText);
	const can = useCan();
	const change = useChangeChannel();
	const remove = useRemoveChannel();
	const test = useTestChannel();
	const [asked, setAsked] = useState<"edit" | "remove" | null>(null);
	const { id, kind, name, hint, enabled } = channel;
	const close = () => setAsked(null);
	const tryOut = () =>
		test.mutate(id, {
			onSuccess: ({ ok, detail }) =>
				ok ? toast.success(t("testOk", { detail })) : toast.error(t("testFailed", { detail })),
		});
	return (
		<li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5">
			<div className="grid min-w-0 grow basis-52 gap-0.5">
				<p className="flex flex-wrap items-center gap-x-2.5 font-medium">
					{name}
					{!enabled && <Badge>{t("off")}</Badge>}
				</p>
				<p className="truncate text-ink-faint text-xs">
					{t(`kind.${kind}`)} · {hint}
				</p>
			</div>
			{can("settings:write") && (
				<div className="flex items-center gap-2">
					<Button size="sm" aria-label={t("testOf", { name })} loading={test.isPending} onClick={tryOut}>
						{t("test")}
					</Button>
					<DropdownMenu trigger={<IconButton size="sm" label={t("actionsOf", { name })} icon={<Ellipsis />} />}>
						<MenuItem onSelect={() => setAsked("edit")}>{common("edit")}</MenuItem>
						<MenuItem onSelect={() => change.mutate({ id, enabled: !enabled })}>
							{t(enabled ? "disable" : "enable")}
						</MenuItem>
						<MenuSeparator />
						<MenuItem tone="danger" onSelect={() => setAsked("remove")}>
							{common("remove")}
						</MenuItem>
					</DropdownMenu>
				</div>
			)}
			{asked === "edit" && <ChannelDialog channel={channel} onClose={close} />}
			<ConfirmDialog
				open={asked === "remove"}
				onOpenChange={close}
				title={t("removeTitle", { name })}
				description={t("removeLead")}
				confirmLabel={common("remove")}
				loading={remove.isPending}
				onConfirm={() => remove.mutate(id, { onSettled: close })}
			/>
		</li>
	);
}
