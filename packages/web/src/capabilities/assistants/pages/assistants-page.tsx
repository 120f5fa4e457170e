import { Page, PageHeader } from "../../../shared/kit/index.ts";

export const AssistantsPage = () => (
	<Page>
		<PageHeader title="assistants-page" />
	</Page>
);
