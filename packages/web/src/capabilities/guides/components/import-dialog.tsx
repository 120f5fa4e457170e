import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { ApiError } from "../../../shared/api/index.ts";
import { FormDialog } from "../../../shared/forms/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Field, FileField, Input } from "../../../shared/kit/index.ts";
import { useImportGuide } from "../queries/guides.ts";
import { guidesText } from "../text.ts";

type GuideFileShape = { format: "centralita-guide"; guide: { slug: string } };

function readGuide(text: string): GuideFileShape | null {
	try {
		const value = JSON.parse(text) as Partial<GuideFileShape> | null;
		const isGuide = value?.format === "centralita-guide" && typeof value.guide?.slug === "string";
		return isGuide ? (value as GuideFileShape) : null;
	} catch {
		return null;
	}
}

/** Brings a guide in from a file, under its own name or another. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
	const t = useText(guidesText);
	const navigate = useNavigate();
	const importGuide = useImportGuide();
	const [file, setFile] = useState<GuideFileShape | "wrong" | null>(null);
	const [name, setName] = useState<string | null>(null);
	const [slug, setSlug] = useState("");
	const ready = file !== null && file !== "wrong";
	const taken = importGuide.error instanceof ApiError && importGuide.error.code === "conflict";
	return (
		<FormDialog
			title={t("importTitle")}
			description={t("importLead")}
			action={t("import")}
			pending={importGuide.isPending}
			disabled={!ready}
			error={taken ? null : importGuide.error}
			onClose={onClose}
			onSubmit={(event) => {
				event.preventDefault();
				if (!ready) return;
				importGuide.mutate(
					{ file, slug },
					{ onSuccess: (made) => void navigate({ to: "/guides/$slug/edit", params: { slug: made.slug } }) },
				);
			}}
		>
			<FileField
				label={t("importFile")}
				accept="application/json,.json"
				name={name}
				error={file === "wrong" ? t("importWrong") : null}
				onChosen={async (chosen) => {
					importGuide.reset();
					const guide = readGuide(await chosen.text());
					setName(chosen.name);
					setFile(guide ?? "wrong");
					setSlug(guide?.guide.slug ?? "");
				}}
			/>
			{ready && (
				<Field label={t("slug")} hint={t("slugHint")} error={taken ? t("slugTaken") : null}>
					<Input
						autoComplete="off"
						spellCheck={false}
						maxLength={64}
						value={slug}
						onChange={(event) => {
							setSlug(event.target.value);
							importGuide.reset();
						}}
					/>
				</Field>
			)}
		</FormDialog>
	);
}
