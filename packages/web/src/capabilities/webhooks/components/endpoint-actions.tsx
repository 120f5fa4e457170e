import type { WebhookEndpoint } from "@centralita/contracts";
import { useNavigate } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import {
	Button,
	ConfirmDialog,
	DropdownMenu,
	IconButton,
	MenuItem,
	MenuSeparator,
	toast,
} from "../../../shared/kit/index.ts";
import { useChangeEndpoint, useRemoveEndpoint, useRotateSecret, useTestEndpoint } from "../queries/webhooks.ts";
import { webhooksText } from "../text.ts";
import { EndpointDialog } from "./endpoint-dialog.tsx";
import { ReplayDialog } from "./replay-dialog.tsx";
import { SecretDialog } from "./secret-dialog.tsx";

type Asked = "edit" | "rotate" | "remove" | "replay";

/** What can be done with an endpoint. */
export function EndpointActions({ endpoint }: { endpoint: WebhookEndpoint }) {
	const t = useText(webhooksText);
	const common = useText(commonText);
	const navigate = useNavigate();
	const change = useChangeEndpoint();
	const rotate = useRotateSecret();
	const remove = useRemoveEndpoint();
	const test = useTestEndpoint();
	const [asked, setAsked] = useState<Asked | null>(null);
	const [secret, setSecret] = useState<string | null>(null);
	const { id, enabled } = endpoint;
	const close = () => setAsked(null);
	const tryOut = () =>
		test.mutate(id, {
			onSuccess: ({ ok, attempt: { detail, problem } }) => {
				if (ok) toast.success(t("testOk", { detail }));
				else
					toast.error(t("testFailed", { detail: problem && problem !== "status" ? t(`problem.${problem}`) : detail }));
			},
		});
	return (
		<>
			<Button onClick={tryOut} loading={test.isPending}>
				{t("test")}
			</Button>
			<Button
				variant={enabled ? "secondary" : "primary"}
				loading={change.isPending}
				onClick={() => change.mutate({ id, enabled: !enabled })}
			>
				{t(enabled ? "disable" : "enable")}
			</Button>
			<DropdownMenu trigger={<IconButton label={common("more")} icon={<Ellipsis />} />}>
				<MenuItem onSelect={() => setAsked("edit")}>{common("edit")}</MenuItem>
				<MenuItem onSelect={() => setAsked("replay")}>{t("replaySince")}</MenuItem>
				<MenuItem onSelect={() => setAsked("rotate")}>{t("rotate")}</MenuItem>
				<MenuSeparator />
				<MenuItem tone="danger" onSelect={() => setAsked("remove")}>
					{t("remove")}
				</MenuItem>
			</DropdownMenu>
			{asked === "edit" && <EndpointDialog endpoint={endpoint} onClose={close} />}
			{asked === "replay" && <ReplayDialog endpointId={id} onClose={close} />}
			<ConfirmDialog
				open={asked === "rotate"}
				onOpenChange={close}
				tone="primary"
				title={t("rotate")}
				description={t("rotateLead")}
				confirmLabel={t("rotate")}
				loading={rotate.isPending}
				onConfirm={() => rotate.mutate(id, { onSuccess: (made) => setSecret(made.secret), onSettled: close })}
			/>
			<ConfirmDialog
				open={asked === "remove"}
				onOpenChange={close}
				title={t("remove")}
				description={t("removeLead")}
				confirmLabel={common("remove")}
				loading={remove.isPending}
				onConfirm={() =>
					remove.mutate(id, { onSuccess: () => navigate({ to: "/settings/webhooks" }), onSettled: close })
				}
			/>
			{secret !== null && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
		</>
	);
}
