"""The words that ministries are named by."""

_WORDS = r"""
Action Administration Advancement Affairs Agriculture Borders? Budget Capacities Child Children
Citizens(?:hip)? Civil Commerce Communications Community Constitutional Construction Co-?operation
Cultural Culture Decentrali[sz]ation Defen[cs]e Demography Development Diaspora Disabilit(?:y|ies)
Disaster Economic Economy Education Emergency Emigration Employment Empowerment Energy Environment
Equal Equality Ethnic Expatriates External Famil(?:y|ies) Finance Fisheries Foreign Forestry Forests
Gender Girls Health(?:care)? Higher Home Homeland Housing Human Humanitarian Immigration Inclusion
Industry Information Infrastructure Insurance Integration Interior Internal International Invalids
Investment Irrigation Islamic Issues Justice Labou?r Lands? Law Legal Livestock Management Manpower
Marine Maritime Matters Migrants? Migration Mines Minorit(?:y|ies) National Natural Ocean
Opportunit(?:y|ies) Order
Overseas Parliamentary Peace Pensions? Persons Petroleum Planning Police Polic(?:y|ies) Political
Population Posts Prevention Prisons Promotion Protection Public Railways? Reconciliation Reform
Refugees Regional Rehabilitation Relations Relief Religion Religious? Repatriation Research
Resettlement Resources Rights Rural Safety Sanitation Science Secret Security Services? Social
Solidarity Sports? State Technology Telecommunications Territorial Tourism Trade Training
Transport(?:ation)? Unification Urban Veterans?'? Vocational War Water Welfare Women(?:'s|s')?
Workers Works Youth
"""
PORTFOLIO = rf"(?:{'|'.join(_WORDS.split())})(?!\w)"
"""A word of what a ministry has charge of, whole: "Humanitarian" is not "Human"."""
