"""A small table of benefits that asks for everything a condition may name."""

TABLE = """\
id: test-benefits
name: {vi: Bảng thử, en: A test table}
place: VN
documents:
  paper: {number: 1/QĐ, title: {vi: Quyết định thử, en: A test decision}}
classes:
  poor_by_income: {vi: nghèo về thu nhập, en: poor by income}
indicators:
  toilet: {vi: nhà tiêu, en: toilet}
designations:
  average_land_or_sea: {vi: nông hộ, en: farmers}
facts:
  near_the_sea: {question: {vi: gần biển, en: near the sea}}
  boat_owner: {question: {vi: có thuyền, en: owns a boat}, designation: average_land_or_sea}
benefits:
  nets:
    name: {vi: lưới, en: nets}
    groups:
      fishers:
        name: {vi: ngư dân, en: fishers}
        when: status <= near_poor and near_the_sea and size > 2
        percent: 50
        at_least: true
        in_force: {from: 2017-01-01, to: 2019-12-31}
        citation: {document: paper, provenance: unverified}
      owners:
        name: {vi: chủ thuyền, en: owners}
        when: boat_owner and not deprived_toilet and not class_poor_by_income
        quantity: {amount: 3, unit: {vi: tấm, en: pieces}}
        in_force: {from: 2018-01-01}
        restated: {from: 2019-01-01, citation: {document: paper, provenance: secondary}}
        citation: {document: paper, provenance: unverified}
"""
